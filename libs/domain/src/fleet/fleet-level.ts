import {
  type ActionContext,
  AggregateRoot,
  type AggregateSnapshot,
  type EntityId,
  optionalText,
  requireText,
} from '@strata/domain-kit';
import type { ItemId } from '../catalog/item.js';
import { STOCK_NOTE_MAX_LENGTH } from '../inventory/stock-movement.js';
import type { WarehouseId } from '../inventory/warehouse.js';
import { Asset } from './asset.js';
import type {
  FleetDisposition,
  FleetPieces,
  LevelCommission,
  LevelRetirement,
  LevelServiceabilityChange,
} from './fleet-changes.js';
import { FleetCount, type FleetDelta } from './fleet-count.js';
import { fleetErrors } from './fleet-errors.js';
import type { FleetLevelEvents } from './fleet-events.js';
import { FleetLedger, type FleetEntry, type FleetLedgerSnapshot } from './fleet-ledger.js';
import type { FleetCause, FleetMovement } from './fleet-movement.js';
import type { CapacityShortage } from './fleet-shortages.js';
import { expectNamed, expectNumbered, toFleetAssets } from './fleet-pieces.js';

/** The identity of a fleet level. */
export type FleetLevelId = EntityId<'FleetLevel'>;

/** A level as stored. */
export interface FleetLevelSnapshot extends AggregateSnapshot<'FleetLevel'>, FleetLedgerSnapshot {
  /** Whether each piece is an {@link Asset}; as its first pieces were, until it owns none. */
  readonly isSerialized: boolean;
}

/**
 * How many pieces of an item a warehouse owns for rent, apart from its stock for sale; how many of them
 * are out, and how many in the house are not fit for use. Every change yields its movement, and a
 * store writes both or neither.
 */
export class FleetLevel extends AggregateRoot<'FleetLevel', FleetLevelEvents> {
  readonly itemId: ItemId;
  readonly warehouseId: WarehouseId;
  readonly #ledger: FleetLedger;
  #isSerialized: boolean;

  private constructor(snapshot: FleetLevelSnapshot, persisted: boolean) {
    super(snapshot, persisted);
    this.itemId = snapshot.itemId;
    this.warehouseId = snapshot.warehouseId;
    this.#ledger = new FleetLedger(snapshot);
    this.#isSerialized = snapshot.isSerialized;
  }

  /** The empty level of an item that the fleet of the warehouse never had before. */
  static open(itemId: ItemId, warehouseId: WarehouseId, context: ActionContext): FleetLevel {
    const base = AggregateRoot.newbornAggregate<'FleetLevel'>(context);
    const count = { owned: 0, out: 0, unserviceable: 0, isSerialized: false, ledgerVersion: 0 };
    return new FleetLevel({ ...base, itemId, warehouseId, ...count }, false);
  }

  /** A level as it comes out of the store. */
  static reconstitute(snapshot: FleetLevelSnapshot): FleetLevel {
    return new FleetLevel(snapshot, true);
  }

  get aggregateType(): string {
    return 'fleet_level';
  }

  get count(): FleetCount {
    return this.#ledger.count;
  }

  get isSerialized(): boolean {
    return this.#isSerialized;
  }

  /** Hands out the movements since the last call, and forgets them. */
  pullMovements(): readonly FleetMovement[] {
    return this.#ledger.pull();
  }

  /**
   * Pieces come in, fit for use; records `fleet.commissioned`. The first ones say whether the level
   * is serialized.
   * @returns their assets, to be stored; none where they have no serial numbers
   * @throws DomainError `fleet.serials_required`, `fleet.not_serialized`, `fleet.serial_taken` when one
   * is named twice, `fleet.level_overflow`, `quantity.invalid`, `text.*`
   */
  commission(
    quantity: number,
    { commissionId, fromStock, reference, serialNumbers }: LevelCommission,
    context: ActionContext,
  ): readonly Asset[] {
    const note = optionalText('reference', reference, STOCK_NOTE_MAX_LENGTH);
    const { itemId, warehouseId } = this;
    const isSerialized = this.count.owned === 0 ? serialNumbers.length > 0 : this.#isSerialized;
    const cause = { type: 'fleet_commission', id: commissionId } as const;
    const assets = serialNumbers.map((serialNumber) =>
      Asset.create({ itemId, warehouseId, serialNumber }, cause, context),
    );
    const numbers = assets.map(({ serialNumber }) => serialNumber);
    expectNumbered({ itemId, isSerialized }, quantity, numbers);
    this.#become({ owned: quantity }, { kind: 'commissioned', cause, note, context });
    this.#isSerialized = isSerialized;
    const facts = { itemId, warehouseId, quantity, fromStock, reference: note };
    this.record(
      'fleet.commissioned',
      { commissionId, ...facts, assets: toFleetAssets(assets), owned: this.count.owned },
      context,
    );
    return assets;
  }

  /**
   * Pieces in the house leave the fleet; records `fleet.retired`. What is restocked has to be fit for
   * use; without serial numbers what is scrapped is first what is not.
   * @throws DomainError `fleet.exceeds_in_house`, `fleet.serials_required`, `fleet.not_serialized`,
   * `fleet.asset_out`, `fleet.asset_unserviceable`, `quantity.invalid`, `text.*`
   */
  retire(
    { quantity, assets }: FleetPieces,
    { retirementId, disposition, reason }: LevelRetirement,
    context: ActionContext,
  ): void {
    const note = requireText('reason', reason, STOCK_NOTE_MAX_LENGTH, 'lines');
    expectNamed(this, { quantity, assets });
    for (const asset of assets) {
      if (disposition === 'restock') asset.expectReady();
      else asset.expectInHouse();
    }
    this.#expectEnough(quantity, this.retirable(disposition));
    const unfit = this.#isSerialized
      ? assets.filter(({ condition }) => condition === 'unserviceable').length
      : Math.min(quantity, this.count.unserviceable);
    const change = { owned: -quantity, unserviceable: disposition === 'scrap' ? 0 - unfit : 0 };
    const kind = disposition === 'scrap' ? 'scrapped' : 'restocked';
    const cause = { type: 'fleet_retirement', id: retirementId } as const;
    this.#become(change, { kind, cause, note, context });
    for (const asset of assets) asset.retire(cause, context);
    const { itemId, warehouseId } = this;
    const facts = { itemId, warehouseId, quantity, disposition, reason: note };
    this.record(
      'fleet.retired',
      { retirementId, ...facts, assets: toFleetAssets(assets), owned: this.count.owned },
      context,
    );
  }

  /** Pieces that can be retired in that way. */
  retirable(disposition: FleetDisposition): number {
    return disposition === 'restock' ? this.count.ready : this.count.inHouse;
  }

  /**
   * Pieces in the house become fit for use, or unfit; records `fleet.serviceability_changed`. It is
   * a fact, so nothing that was promised for later refuses it.
   * @param quantityDelta positive for fit again, negative for unfit
   * @throws DomainError `fleet.delta_invalid`, `fleet.exceeds_in_house`, `fleet.serials_required`,
   * `fleet.not_serialized`, `fleet.asset_out`, `fleet.asset_unserviceable`, `fleet.asset_serviceable`,
   * `text.*`
   */
  changeServiceability(
    quantityDelta: number,
    { changeId, reason, assets }: LevelServiceabilityChange,
    context: ActionContext,
  ): void {
    const note = requireText('reason', reason, STOCK_NOTE_MAX_LENGTH, 'lines');
    const quantity = Math.abs(quantityDelta);
    if (!Number.isInteger(quantity) || quantity < 1 || quantity > FleetCount.MAX) {
      throw fleetErrors.deltaInvalid(FleetCount.MAX);
    }
    expectNamed(this, { quantity, assets });
    const isRepaired = quantityDelta > 0;
    const cause = { type: 'serviceability_change', id: changeId } as const;
    const condition = isRepaired ? 'serviceable' : 'unserviceable';
    for (const asset of assets) asset.become(condition, cause, context);
    this.#expectEnough(quantity, isRepaired ? this.count.unserviceable : this.count.ready);
    const change = { unserviceable: -quantityDelta };
    this.#become(change, { kind: 'serviceability_changed', cause, note, context });
    const { itemId, warehouseId } = this;
    const facts = { itemId, warehouseId, quantityDelta, reason: note };
    const { unserviceable } = this.count;
    this.record(
      'fleet.serviceability_changed',
      { changeId, ...facts, assets: toFleetAssets(assets), unserviceable },
      context,
    );
  }

  /**
   * Pieces leave the house for a while.
   * @throws DomainError `fleet.exceeds_in_house`, `fleet.serials_required`, `fleet.not_serialized`,
   * `fleet.asset_out`, `fleet.asset_unserviceable`, `quantity.invalid`
   */
  handOut({ quantity, assets }: FleetPieces, cause: FleetCause, context: ActionContext): void {
    expectNamed(this, { quantity, assets });
    for (const asset of assets) asset.handOut(cause, context);
    this.#expectEnough(quantity, this.count.ready);
    this.#become({ out: quantity }, { kind: 'handed_out', cause, context });
  }

  /**
   * Pieces come back, all of them fit for use or none.
   * @throws DomainError `fleet.exceeds_out`, `fleet.serials_required`, `fleet.not_serialized`,
   * `fleet.asset_in_house`, `quantity.invalid`
   */
  checkIn(
    { quantity, assets, isServiceable }: FleetPieces & { readonly isServiceable: boolean },
    cause: FleetCause,
    context: ActionContext,
  ): void {
    expectNamed(this, { quantity, assets });
    const condition = isServiceable ? 'serviceable' : 'unserviceable';
    for (const asset of assets) asset.checkIn(condition, cause, context);
    this.#expectOut(quantity);
    const change = { out: -quantity, unserviceable: isServiceable ? 0 : quantity };
    this.#become(change, { kind: 'checked_in', cause, context });
  }

  /**
   * Pieces that are out never come back.
   * @throws DomainError `fleet.exceeds_out`, `fleet.serials_required`, `fleet.not_serialized`,
   * `fleet.asset_in_house`, `quantity.invalid`
   */
  lose({ quantity, assets }: FleetPieces, cause: FleetCause, context: ActionContext): void {
    expectNamed(this, { quantity, assets });
    for (const asset of assets) asset.lose(cause, context);
    this.#expectOut(quantity);
    this.#become({ owned: -quantity, out: -quantity }, { kind: 'lost', cause, context });
  }

  /** Tells that more is promised than there is; records `fleet.shortage_detected`. */
  noticeShortage(
    { capacity, from, to, promised, missing }: CapacityShortage,
    context: ActionContext,
  ): void {
    const { itemId, warehouseId } = this;
    const span = { from: from.toISOString(), to: to.toISOString() };
    this.record(
      'fleet.shortage_detected',
      { itemId, warehouseId, capacity, promised, missing, ...span },
      context,
    );
  }

  /** The level as plain data, for stores and presenters. */
  toSnapshot(): FleetLevelSnapshot {
    return {
      ...this.baseSnapshot(),
      itemId: this.itemId,
      warehouseId: this.warehouseId,
      owned: this.count.owned,
      out: this.count.out,
      unserviceable: this.count.unserviceable,
      isSerialized: this.#isSerialized,
      ledgerVersion: this.#ledger.version,
    };
  }

  #expectEnough(asked: number, inHouse: number): void {
    const { itemId, warehouseId } = this;
    if (asked > inHouse) {
      throw fleetErrors.exceedsInHouse([{ itemId, warehouseId, asked, inHouse }]);
    }
  }

  #expectOut(asked: number): void {
    if (asked > this.count.out) throw fleetErrors.exceedsOut(asked, this.count.out);
  }

  /** The one place where a level changes. */
  #become(change: FleetDelta, entry: Omit<FleetEntry, 'at'>): void {
    this.#ledger.book(change, { ...entry, at: this.momentOf(entry.context) });
    this.touch(entry.context);
  }
}
