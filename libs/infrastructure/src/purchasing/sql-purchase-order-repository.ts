import {
  type GoodsReceipt,
  PurchaseOrder,
  purchaseOrderNumber,
  type PurchaseOrderId,
  type PurchaseOrderParty,
  type PurchaseOrderRepository,
} from '@strata/domain';
import type { AggregateRoot } from '@strata/domain-kit';
import {
  BASE_TYPES,
  insertRecords,
  onlyRow,
  recordset,
  type SqlSession,
  unguarded,
  updateRecords,
} from '@strata/infrastructure-kit';
import {
  PURCHASE_ORDER_ITEMS,
  PURCHASE_ORDER_SELECT,
  toLineRows,
  type PurchaseOrderRow,
} from './purchase-order-row.js';

const ORDER = {
  id: 'uuid',
  number: 'text',
  vendorId: 'uuid',
  vendorName: 'text',
  warehouseId: 'uuid',
  currency: 'text',
  expectedOn: 'date',
  status: 'text',
  isOpen: 'boolean',
  ...BASE_TYPES,
} as const;

const LINE = {
  id: 'uuid',
  purchaseOrderId: 'uuid',
  position: 'smallint',
  itemId: 'uuid',
  sku: 'text',
  name: 'text',
  ordered: 'int',
  received: 'int',
  unitCost: 'numeric',
} as const;

const RECEIPT = {
  id: 'uuid',
  purchaseOrderId: 'uuid',
  reference: 'text',
  ...BASE_TYPES,
} as const;

const RECEIVED_LINE = {
  goodsReceiptId: 'uuid',
  position: 'smallint',
  purchaseOrderItemId: 'uuid',
  quantity: 'int',
} as const;

const SELECT = `SELECT ${PURCHASE_ORDER_SELECT}, ${PURCHASE_ORDER_ITEMS} AS items
  FROM purchase_orders WHERE id = $1`;

const INSERT_LINES = insertRecords('purchase_order_items', '$1', LINE);

/** An order and its lines; references are checked at the end of the statement. */
const INSERT = `WITH purchase_order AS (${insertRecords('purchase_orders', '$1', ORDER)})
  ${insertRecords('purchase_order_items', '$2', LINE)}`;

const UPDATE = updateRecords('purchase_orders', ORDER);

/** How much of each line came. */
const SET_RECEIVED = `UPDATE purchase_order_items AS line SET received = next.received
   FROM ${recordset('$1', 'next', { id: 'uuid', received: 'int' })} WHERE line.id = next.id`;

const INSERT_RECEIPT = `WITH receipt AS (${insertRecords('goods_receipts', '$1', RECEIPT)})
  ${insertRecords('goods_receipt_items', '$2', RECEIVED_LINE)}`;

const HAS_OPEN_ORDER_OF_ITEM = `
  SELECT 1 FROM purchase_order_items AS line
    JOIN purchase_orders ON purchase_orders.id = line.purchase_order_id
   WHERE line.item_id = $1 AND is_open LIMIT 1`;

/** Purchase orders, their lines, and what came of them. */
export class SqlPurchaseOrderRepository implements PurchaseOrderRepository {
  constructor(private readonly session: SqlSession) {}

  async nextNumber(at: Date): Promise<string> {
    const rows = await this.session.read<{ next: string }>(
      `SELECT nextval('purchase_order_numbers') AS next`,
    );
    return purchaseOrderNumber(at, BigInt(onlyRow(rows).next));
  }

  create(order: PurchaseOrder): void {
    const { items: _items, ...row } = order.toSnapshot();
    this.#write(order, INSERT, [[row], toLineRows(order.toSnapshot())]);
  }

  getById(id: PurchaseOrderId): Promise<PurchaseOrder | null> {
    return this.#get(id);
  }

  async getByIdForUpdate(id: PurchaseOrderId): Promise<PurchaseOrder | null> {
    // By a statement of its own: the lines of a row that was waited for are read only after the wait.
    this.session.write('SELECT 1 FROM purchase_orders WHERE id = $1 FOR UPDATE', [id]);
    return this.#get(id);
  }

  update(order: PurchaseOrder): void {
    if (!order.hasChanged) return;
    const snapshot = order.toSnapshot();
    const { items, ...row } = snapshot;
    this.#write(order, UPDATE, [[{ ...row, former: order.persistedVersion }]]);
    if (row.status === 'draft') {
      // The lines of a draft may be others than before.
      this.session.write('DELETE FROM purchase_order_items WHERE purchase_order_id = $1', [row.id]);
      this.session.write(INSERT_LINES, [JSON.stringify(toLineRows(snapshot))]);
      return;
    }
    const received = items.filter((line) => line.received > 0);
    if (received.length > 0) this.session.write(SET_RECEIVED, [JSON.stringify(received)]);
  }

  addReceipt(receipt: GoodsReceipt): void {
    const { items, ...row } = receipt.toSnapshot();
    const lines = items.map((line, position) => ({ ...line, position, goodsReceiptId: row.id }));
    this.#write(receipt, INSERT_RECEIPT, [[row], lines]);
  }

  async isOpenFor(party: PurchaseOrderParty): Promise<boolean> {
    const rows = await ('itemId' in party
      ? this.session.read(HAS_OPEN_ORDER_OF_ITEM, [party.itemId])
      : 'vendorId' in party
        ? this.session.read(hasOpenOrder('vendor_id'), [party.vendorId])
        : this.session.read(hasOpenOrder('warehouse_id'), [party.warehouseId]));
    return rows.length > 0;
  }

  async #get(id: PurchaseOrderId): Promise<PurchaseOrder | null> {
    const [row] = await this.session.read<PurchaseOrderRow>(SELECT, [id]);
    return row ? PurchaseOrder.reconstitute(row) : null;
  }

  #write(aggregate: AggregateRoot<string>, text: string, values: readonly unknown[]): void {
    const texts = values.map((value) => JSON.stringify(value));
    this.session.write(text, texts, (error) =>
      unguarded(error, aggregate.aggregateType, aggregate.id),
    );
    this.session.persisted(aggregate);
  }
}

function hasOpenOrder(column: 'vendor_id' | 'warehouse_id'): string {
  return `SELECT 1 FROM purchase_orders WHERE ${column} = $1 AND is_open LIMIT 1`;
}
