import type { ItemId } from '../catalog/item.js';
import type { WarehouseId } from '../inventory/warehouse.js';
import {
  type ActionContext,
  AggregateRoot,
  type AggregateSnapshot,
  type EntityId,
  type Money,
  requireText,
} from '@strata/domain-kit';
import type { SalesReturnEvents } from './sales-events.js';
import type { SalesLineId } from './sales-line.js';

/** The identity of a return. */
export type SalesReturnId = EntityId<'SalesReturn'>;

/** What somebody brings back. */
export interface ReturnRequest {
  readonly reason: string;
  readonly items: readonly {
    readonly salesTransactionItemId: SalesLineId;
    readonly quantity: number;
    /** False for goods that are written off. */
    readonly restock: boolean;
  }[];
}

/** A line of a return as stored. */
export interface ReturnedLine {
  readonly salesTransactionItemId: SalesLineId;
  readonly itemId: ItemId;
  /** As the item was called when it was sold; so is {@link name}. */
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  /** Decimal text, the price it was sold at. */
  readonly unitPrice: string;
  readonly restock: boolean;
  /** Decimal text, at the sold price. */
  readonly amount: string;
}

/** A return as stored; amounts are decimal texts. */
export interface SalesReturnSnapshot extends AggregateSnapshot<'SalesReturn'> {
  readonly salesTransactionId: EntityId<'SalesTransaction'>;
  readonly warehouseId: WarehouseId;
  readonly reason: string;
  readonly currency: string;
  readonly returnAmount: string;
  readonly refundAmount: string;
  readonly items: readonly ReturnedLine[];
}

/** Goods of one sale that came back, and what was given back for them. It never changes. */
export class SalesReturn extends AggregateRoot<'SalesReturn', SalesReturnEvents> {
  static readonly REASON_MAX_LENGTH = 500;

  readonly #snapshot: SalesReturnSnapshot;

  private constructor(snapshot: SalesReturnSnapshot, persisted: boolean) {
    super(snapshot, persisted);
    this.#snapshot = snapshot;
  }

  /**
   * Made by `SalesTransaction.returnItems`, which knows what can be returned; records
   * `sales_return.received`.
   * @throws DomainError `text.*`
   */
  static create(
    input: Pick<SalesReturnSnapshot, 'salesTransactionId' | 'warehouseId' | 'reason'> & {
      readonly lines: readonly ReturnedLine[];
      readonly returnAmount: Money;
      readonly refundAmount: Money;
    },
    context: ActionContext,
  ): SalesReturn {
    const { salesTransactionId, warehouseId, lines, returnAmount, refundAmount } = input;
    const amounts = {
      currency: returnAmount.currency,
      returnAmount: returnAmount.toDecimal(),
      refundAmount: refundAmount.toDecimal(),
    };
    const salesReturn = new SalesReturn(
      {
        ...AggregateRoot.newbornAggregate<'SalesReturn'>(context),
        salesTransactionId,
        warehouseId,
        reason: requireText('reason', input.reason, SalesReturn.REASON_MAX_LENGTH, 'lines'),
        ...amounts,
        items: lines,
      },
      false,
    );
    salesReturn.record(
      'sales_return.received',
      {
        salesTransactionId,
        warehouseId,
        ...amounts,
        items: lines.map(({ salesTransactionItemId: id, name: _name, ...line }) => ({
          id,
          ...line,
        })),
      },
      context,
    );
    return salesReturn;
  }

  /** A return as it comes out of the store. */
  static reconstitute(snapshot: SalesReturnSnapshot): SalesReturn {
    return new SalesReturn(snapshot, true);
  }

  get aggregateType(): string {
    return 'sales_return';
  }

  get warehouseId(): WarehouseId {
    return this.#snapshot.warehouseId;
  }

  /** The pieces that came back, to the shelf or to be written off. */
  get lines(): readonly ReturnedLine[] {
    return this.#snapshot.items;
  }

  /** The return as plain data, for stores and presenters. */
  toSnapshot(): SalesReturnSnapshot {
    return this.#snapshot;
  }
}
