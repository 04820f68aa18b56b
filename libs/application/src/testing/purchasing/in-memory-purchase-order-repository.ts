import { collection } from '@strata/application-kit';
import { InMemoryRepository, type InMemorySession } from '@strata/application-kit/testing';
import {
  type GoodsReceipt,
  PurchaseOrder,
  purchaseOrderNumber,
  type PurchaseOrderParty,
  type PurchaseOrderRepository,
  type PurchaseOrderSnapshot,
} from '@strata/domain';

const orders = collection({
  name: 'purchase_orders',
  reconstitute: (snapshot: PurchaseOrderSnapshot) => PurchaseOrder.reconstitute(snapshot),
  filters: {},
  sorts: {},
});

/** Purchase orders in memory. */
export class InMemoryPurchaseOrderRepository
  extends InMemoryRepository<PurchaseOrderSnapshot, PurchaseOrder>
  implements PurchaseOrderRepository
{
  constructor(session: InMemorySession) {
    super(session, orders);
  }

  nextNumber(at: Date): Promise<string> {
    return this.session.read(() => {
      const sequence = this.session.database.table<bigint>('sequences');
      const next = (sequence.get('purchase_orders') ?? 0n) + 1n;
      sequence.set('purchase_orders', next);
      return purchaseOrderNumber(at, next);
    });
  }

  addReceipt(receipt: GoodsReceipt): void {
    this.session.database.table('goods_receipts').set(receipt.id, receipt.toSnapshot());
    this.session.persisted(receipt);
  }

  isOpenFor(party: PurchaseOrderParty): Promise<boolean> {
    const isMeant = ({ vendorId, warehouseId, items }: PurchaseOrderSnapshot) => {
      if ('vendorId' in party) return vendorId === party.vendorId;
      if ('warehouseId' in party) return warehouseId === party.warehouseId;
      return items.some(({ itemId }) => itemId === party.itemId);
    };
    return this.session.read(() => this.active((row) => row.isOpen && isMeant(row)).length > 0);
  }
}
