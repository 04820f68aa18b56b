import {
  allocateStock,
  demandByPlace,
  type CustomerId,
  type Item,
  itemErrors,
  type ItemId,
  type NewSalesLine,
  type PriceAllowance,
  type PriceRequest,
  salesErrors,
  SalesPrice,
  SalesTransaction,
  warehouseErrors,
  type WarehouseId,
} from '@strata/domain';
import type { TimeZone } from '@strata/domain-kit';
import { firstLevel } from '../inventory/first-item.js';
import type { CommandContext, UseCase } from '@strata/application-kit';
import type { SalesRepositories } from './sales-repositories.js';

/** What a customer wants. */
export interface CreateSalesTransaction {
  readonly customerId: CustomerId;
  readonly paymentTerms: string;
  /** How far below the list whoever sells may go. */
  readonly allowance: PriceAllowance;
  /** At the catalog's price unless they ask for another one. */
  readonly items: readonly (PriceRequest & {
    readonly itemId: ItemId;
    readonly quantity: number;
    /** The warehouse that must serve it; any when absent. */
    readonly warehouseId?: WarehouseId | undefined;
  })[];
}

/** Makes a sale: checks customer and items, reserves the stock, stores all of it or nothing. */
export class CreateSalesTransactionUseCase implements UseCase<
  CreateSalesTransaction,
  SalesTransaction,
  SalesRepositories
> {
  /** @param timeZone where the company is: its sales have the date there */
  constructor(private readonly timeZone: TimeZone) {}

  target({ items }: CreateSalesTransaction): string | undefined {
    return firstLevel(items);
  }

  /**
   * @throws DomainError `sales_transaction.customer_unknown`, `item.unknown`, `warehouse.unknown`,
   * `stock.insufficient` that lists every short item, or a rule of {@link SalesPrice.agree} or
   * {@link SalesTransaction.draft}
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
    const soldOn = this.timeZone.dateAt(context.at);
    await this.#expectWarehouses(command, context.tx);
    const demands = command.items.map(({ itemId, quantity, warehouseId = null }) => ({
      itemId,
      quantity,
      warehouseId,
    }));
    const { paymentTerms } = command;
    const draft = SalesTransaction.draft({ customer, paymentTerms, soldOn, items: lines }, context);
    // The levels last, because they are what everybody waits for; a named warehouse's alone. The number
    // comes with them: nobody is to wait for it while they are locked.
    const [locked, number] = await Promise.all([
      stock.lock(demands),
      sales.numberIfServed(demandByPlace(demands), context.at),
    ]);
    const allocations = allocateStock(demands, locked.levels);
    if (number === null) throw new RangeError('the stock suffices, and yet there is no number');
    const sale = draft.confirm(number, allocations);
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

/**
 * The lines as they are sold.
 * @throws DomainError `item.unknown`, naming those that were not found, or a rule of
 * {@link SalesPrice.agree}
 */
function priced(
  { items, allowance }: CreateSalesTransaction,
  found: readonly Item[],
): readonly NewSalesLine[] {
  const byId = new Map<ItemId, Item>(found.map((item) => [item.id, item]));
  const known = items.flatMap((line) => {
    const item = byId.get(line.itemId);
    return item ? [{ ...line, item, listPrice: item.unitPrice }] : [];
  });
  if (known.length < items.length) {
    const missing = items.map(({ itemId }) => itemId).filter((id) => !byId.has(id));
    throw itemErrors.unknown([...new Set(missing)]);
  }
  const prices = SalesPrice.agree(known, allowance);
  return known.flatMap(({ item, quantity }, index) => {
    const price = prices[index];
    return price ? [{ item, quantity, price }] : [];
  });
}
