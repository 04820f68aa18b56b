import { Quantity } from '@strata/domain-kit';
import type { GoodsReceiptRequest, ReceivedLine } from './goods-receipt.js';
import type { PurchaseLine } from './purchase-line.js';
import { purchasingErrors } from './purchasing-errors.js';

/**
 * Takes in pieces of several lines, all or none; several mentions of a line count together.
 * @returns what came of each, in the order it was named
 * @throws DomainError `purchase_order.no_items`, `purchase_order.line_unknown`, `quantity.invalid`,
 * `purchase_order.exceeds_ordered` that lists every line of which more came than is to come
 */
export function receiveLines(
  lines: readonly PurchaseLine[],
  items: GoodsReceiptRequest['items'],
): readonly ReceivedLine[] {
  if (items.length === 0) throw purchasingErrors.noItems();
  const came = items.map(({ purchaseOrderItemId: id, quantity }) => {
    const line = lines.find((one) => one.id === id);
    if (!line) throw purchasingErrors.lineUnknown(id);
    return { line, quantity: Quantity.of(quantity).value };
  });
  const totals = new Map<PurchaseLine, number>();
  for (const { line, quantity } of came) totals.set(line, (totals.get(line) ?? 0) + quantity);
  const exceeded = [...totals].flatMap(([{ id, itemId, outstanding }, asked]) =>
    asked > outstanding ? [{ purchaseOrderItemId: id, itemId, asked, outstanding }] : [],
  );
  if (exceeded.length > 0) throw purchasingErrors.exceedsOrdered(exceeded);
  return came.map(({ line, quantity }) => {
    line.receive(quantity);
    const { id: purchaseOrderItemId, itemId, sku, name, unitCost } = line.toSnapshot();
    return { purchaseOrderItemId, itemId, sku, name, quantity, unitCost };
  });
}
