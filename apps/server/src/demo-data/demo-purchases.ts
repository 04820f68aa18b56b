import {
  AdvancePurchaseOrderUseCase,
  CreatePurchaseOrderUseCase,
  ReceiveGoodsUseCase,
  type Transaction,
} from '@strata/application';
import type { CommandRunner } from '@strata/application-kit';
import type { Item, PurchaseOrder, Vendor, Warehouse } from '@strata/domain';
import { Money, SYSTEM_ACTOR } from '@strata/domain-kit';
import type { DemoClock } from './demo-clock.js';

const DELIVERY_IN_MILLISECONDS = 14 * 24 * 3_600_000;
/** Lines of an order at most, and pieces of each. */
const LINES = 5;
const PIECES = 40;

/** What became of an order: how much of each line came, after it went out; null while it is a draft. */
const FATES = [PIECES, PIECES / 2, 0, null] as const;

/** What a piece is bought for: three fifths of what it is sold for. */
export function costOf({ unitPrice }: Item): string {
  return Money.ofMinor((unitPrice.minor * 3n) / 5n, unitPrice.currency).toDecimal();
}

/** Orders some items of each vendor: one order is received, the next in part, or not yet, or is a draft. */
export async function buyDemoGoods(
  commands: CommandRunner<Transaction>,
  clock: DemoClock,
  { vendors, items, warehouses }: Market,
): Promise<void> {
  const expectedOn = new Date(clock.now().getTime() + DELIVERY_IN_MILLISECONDS);
  for (const [index, vendor] of vendors.entries()) {
    const supplied = items.filter(({ vendorId }) => vendorId === vendor.id).slice(0, LINES);
    const warehouse = warehouses[index % warehouses.length];
    const came = FATES[index % FATES.length];
    if (supplied.length === 0 || !warehouse) continue;
    const order = await commands.run(
      new CreatePurchaseOrderUseCase(),
      {
        vendorId: vendor.id,
        warehouseId: warehouse.id,
        expectedOn: expectedOn.toISOString().slice(0, 10),
        items: supplied.map((item) => ({
          itemId: item.id,
          quantity: PIECES,
          unitCost: costOf(item),
        })),
      },
      SYSTEM_ACTOR,
    );
    if (came === null || came === undefined) continue;
    await commands.run(new AdvancePurchaseOrderUseCase('order'), { id: order.id }, SYSTEM_ACTOR);
    if (came > 0) await receive(commands, order, came);
  }
}

/** Who buys what from whom to where. */
interface Market {
  readonly vendors: readonly Vendor[];
  readonly items: readonly Item[];
  readonly warehouses: readonly Warehouse[];
}

async function receive(
  commands: CommandRunner<Transaction>,
  { id: purchaseOrderId, number, lines }: PurchaseOrder,
  quantity: number,
): Promise<void> {
  const items = lines.map((line) => ({ purchaseOrderItemId: line.id, quantity }));
  const command = { purchaseOrderId, items, reference: `Delivery of ${number}` };
  await commands.run(new ReceiveGoodsUseCase(), command, SYSTEM_ACTOR);
}
