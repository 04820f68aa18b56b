import type { ItemId } from '../catalog/item.js';
import type { StockAllocation } from '../inventory/allocate-stock.js';
import type { Money } from '@strata/domain-kit';
import { salesErrors } from './sales-errors.js';
import type { SalesLine } from './sales-line.js';
import type { ReturnedLine, ReturnRequest } from './sales-return.js';

/** Pieces that a warehouse keeps for a sale. */
export interface ReservedPieces extends StockAllocation {
  readonly itemId: ItemId;
}

/** What the lines of a sale come to; there is at least one. */
export function totalOf(lines: readonly { readonly total: Money }[]): Money {
  return lines.map(({ total }) => total).reduce((sum, amount) => sum.plus(amount));
}

/** The pieces that warehouses keep for the lines, allocation by allocation. */
export function reservedPiecesOf(lines: readonly SalesLine[]): readonly ReservedPieces[] {
  return lines.flatMap(({ itemId, allocations }) =>
    allocations.map((allocation) => ({ itemId, ...allocation })),
  );
}

/**
 * Takes pieces of several lines back.
 * @returns what came back of each, and the value of all at the sold price
 * @throws DomainError `sales_transaction.no_items`, `sales_return.*`, `quantity.invalid`; then the
 * lines are to be thrown away
 */
export function takeBack(
  lines: readonly SalesLine[],
  items: ReturnRequest['items'],
): { readonly returned: readonly ReturnedLine[]; readonly value: Money } {
  if (items.length === 0) throw salesErrors.noItems();
  const taken = items.map((asked) => {
    const line = lines.find(({ id }) => id === asked.salesTransactionItemId);
    if (!line) throw salesErrors.returnLineUnknown(asked.salesTransactionItemId);
    return { asked, line, total: line.return(asked.quantity) };
  });
  return {
    returned: taken.map(({ asked, line: { itemId, sku, name, unitPrice }, total }) => ({
      ...asked,
      itemId,
      sku,
      name,
      unitPrice: unitPrice.toDecimal(),
      amount: total.toDecimal(),
    })),
    value: totalOf(taken),
  };
}
