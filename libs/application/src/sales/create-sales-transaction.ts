import {
  allocateStock,
  type CustomerId,
  type Item,
  itemErrors,
  type ItemId,
  type NewSalesLine,
  salesErrors,
  SalesTransaction,
  warehouseErrors,
  type WarehouseId,
} from '@strata/domain';
import { Money } from '@strata/domain-kit';
import { firstItem } from '../inventory/first-item.js';
import type { CommandContext, UseCase } from '@strata/application-kit';
import type { SalesRepositories } from './sales-repositories.js';

/** What a customer wants. */
export interface CreateSalesTransaction {
  readonly customerId: CustomerId;
  readonly paymentTerms: string;
  readonly items: readonly {
    readonly itemId: ItemId;
    readonly quantity: number;
    /** Decimal text in the item's currency; the catalog's price when absent. */
    readonly unitPrice?: string | undefined;
    /** The warehouse that must serve it; any when absent. */
    readonly warehouseId?: WarehouseId | undefined;
  }[];
}

/** Makes a sale: checks customer and items, reserves the stock, stores all of it or nothing. */
export class CreateSalesTransactionUseCase implements UseCase<
  CreateSalesTransaction,
  SalesTransaction,
  SalesRepositories
> {
  target({ items }: CreateSalesTransaction): string | undefined {
    return firstItem(items);
  }

  /**
   * @throws DomainError `sales_transaction.customer_unknown`, `item.unknown`, `warehouse.unknown`,
   * `stock.insufficient` that lists every short item, or a rule of {@link SalesTransaction.draft}
   */
  async execute(
    command: CreateSalesTransaction,
    context: CommandContext<SalesRepositories>,
  ): Promise<SalesTransaction> {
    const { customers, items, stock, sales } = context.tx;
    SalesTransaction.expectLines(command.items);
    // Asked together, and locked in this order.
    const [customer, found] = await Promise.all([
      customers.getByIdForShare(command.customerId),
      items.getByIdsForShare(command.items.map(({ itemId }) => itemId)),
    ]);
    if (!customer) throw salesErrors.customerUnknown(command.customerId);
    const lines = priced(command, found);
    await this.#expectWarehouses(command, context.tx);
    const demands = command.items.map(({ itemId, quantity, warehouseId = null }) => ({
      itemId,
      quantity,
      warehouseId,
    }));
    // The levels last, because they are what everybody waits for.
    const locked = await stock.lock(demands.map(({ itemId }) => ({ itemId, warehouseId: null })));
    const allocations = allocateStock(demands, locked.levels);
    const { customerId, paymentTerms } = command;
    const draft = SalesTransaction.draft(
      { customerId, paymentTerms, items: lines },
      allocations,
      context,
    );
    // A number is gone once drawn: only for a sale that nothing refuses any more.
    const sale = draft.numbered(await sales.nextNumber(context.at));
    const cause = { type: 'sales_transaction', id: sale.id } as const;
    for (const { itemId, warehouseId, quantity } of sale.reservedPieces) {
      locked.at(itemId, warehouseId).reserve(quantity, cause, context);
    }
    sales.create(sale);
    stock.save(locked);
    return sale;
  }

  async #expectWarehouses({ items }: CreateSalesTransaction, tx: SalesRepositories): Promise<void> {
    const named = new Set(items.flatMap(({ warehouseId }) => warehouseId ?? []));
    if (named.size === 0) return;
    const found = new Set((await tx.warehouses.getByIdsForShare([...named])).map(({ id }) => id));
    const missing = [...named].filter((id) => !found.has(id));
    if (missing.length > 0) throw warehouseErrors.unknown(missing);
  }
}

/** @throws DomainError `item.unknown`, naming those that were not found */
function priced(
  { items }: CreateSalesTransaction,
  found: readonly Item[],
): readonly NewSalesLine[] {
  const byId = new Map<ItemId, Item>(found.map((item) => [item.id, item]));
  const known = items.flatMap((line) => {
    const listPrice = byId.get(line.itemId)?.unitPrice;
    return listPrice ? [{ ...line, listPrice }] : [];
  });
  if (known.length < items.length) {
    const missing = items.map(({ itemId }) => itemId).filter((id) => !byId.has(id));
    throw itemErrors.unknown([...new Set(missing)]);
  }
  return known.map(({ itemId, quantity, unitPrice, listPrice }) => {
    const price = unitPrice === undefined ? listPrice : Money.of(unitPrice, listPrice.currency);
    return { itemId, quantity, unitPrice: price };
  });
}
