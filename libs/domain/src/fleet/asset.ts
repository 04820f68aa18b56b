import {
  type ActionContext,
  AggregateRoot,
  type AggregateSnapshot,
  type EntityId,
  requireText,
  valueErrors,
} from '@strata/domain-kit';
import type { ItemId } from '../catalog/item.js';
import type { WarehouseId } from '../inventory/warehouse.js';
import { fleetErrors } from './fleet-errors.js';
import type { AssetEvents, AssetFacts } from './fleet-events.js';
import type { FleetCause } from './fleet-movement.js';

/** The identity of an asset. */
export type AssetId = EntityId<'Asset'>;

/** Where an asset is. */
export const ASSET_STATUSES = ['in_house', 'out'] as const;

/** One of {@link ASSET_STATUSES}. */
export type AssetStatus = (typeof ASSET_STATUSES)[number];

/** Whether an asset is fit for use. */
export const ASSET_CONDITIONS = ['serviceable', 'unserviceable'] as const;

/** One of {@link ASSET_CONDITIONS}. */
export type AssetCondition = (typeof ASSET_CONDITIONS)[number];

/** An asset as stored. */
export interface AssetSnapshot extends AggregateSnapshot<'Asset'> {
  readonly itemId: ItemId;
  readonly warehouseId: WarehouseId;
  readonly serialNumber: string;
  readonly status: AssetStatus;
  readonly condition: AssetCondition;
}

/**
 * One piece of a fleet that has a serial number, unique among the active ones of its item. Its level
 * counts it, so it is changed through its level alone; each tells its own part of what happened.
 */
export class Asset extends AggregateRoot<'Asset', AssetEvents> {
  static readonly SERIAL_NUMBER_MAX_LENGTH = 40;
  /** Printable ASCII, as plates and barcodes have it. */
  static readonly SERIAL_NUMBER_PATTERN = /^[!-~](?:[ -~]*[!-~])?$/;

  readonly itemId: ItemId;
  readonly warehouseId: WarehouseId;
  readonly serialNumber: string;
  #status: AssetStatus;
  #condition: AssetCondition;

  private constructor(snapshot: AssetSnapshot, persisted: boolean) {
    super(snapshot, persisted);
    this.itemId = snapshot.itemId;
    this.warehouseId = snapshot.warehouseId;
    this.serialNumber = snapshot.serialNumber;
    this.#status = snapshot.status;
    this.#condition = snapshot.condition;
  }

  /** A piece in the house, fit for use; records `asset.commissioned`. @throws DomainError `text.*` */
  static create(
    input: Pick<AssetSnapshot, 'itemId' | 'warehouseId' | 'serialNumber'>,
    cause: FleetCause,
    context: ActionContext,
  ): Asset {
    const base = AggregateRoot.newbornAggregate<'Asset'>(context);
    const { itemId, warehouseId } = input;
    const serialNumber = serialNumberOf(input.serialNumber);
    const state = { status: 'in_house', condition: 'serviceable' } as const;
    const asset = new Asset({ ...base, itemId, warehouseId, serialNumber, ...state }, false);
    asset.record('asset.commissioned', asset.#facts(cause), context);
    return asset;
  }

  /** An asset as it comes out of the store. */
  static reconstitute(snapshot: AssetSnapshot): Asset {
    return new Asset(snapshot, true);
  }

  get aggregateType(): string {
    return 'asset';
  }

  get status(): AssetStatus {
    return this.#status;
  }

  get condition(): AssetCondition {
    return this.#condition;
  }

  /**
   * Leaves the house; records `asset.handed_out`.
   * @throws DomainError `fleet.asset_out`, `fleet.asset_unserviceable`
   */
  handOut(cause: FleetCause, context: ActionContext): void {
    this.expectReady();
    this.#status = 'out';
    this.touch(context);
    this.record('asset.handed_out', this.#facts(cause), context);
  }

  /**
   * Comes back, fit for use or not; records `asset.checked_in`.
   * @throws DomainError `fleet.asset_in_house`
   */
  checkIn(condition: AssetCondition, cause: FleetCause, context: ActionContext): void {
    if (this.#status === 'in_house') throw fleetErrors.assetInHouse(this.serialNumber);
    this.#status = 'in_house';
    this.#condition = condition;
    this.touch(context);
    this.record('asset.checked_in', { ...this.#facts(cause), condition }, context);
  }

  /**
   * Never comes back, and its serial number becomes free again; records `asset.lost`.
   * @throws DomainError `fleet.asset_in_house`
   */
  lose(cause: FleetCause, context: ActionContext): void {
    if (this.#status === 'in_house') throw fleetErrors.assetInHouse(this.serialNumber);
    this.deactivate(context);
    this.record('asset.lost', this.#facts(cause), context);
  }

  /**
   * Becomes fit for use, or unfit; records `asset.serviceability_changed`.
   * @throws DomainError `fleet.asset_out`; `fleet.asset_unserviceable` or `fleet.asset_serviceable` when
   * it is that already
   */
  become(condition: AssetCondition, cause: FleetCause, context: ActionContext): void {
    this.expectInHouse();
    if (this.#condition === condition) {
      throw condition === 'serviceable'
        ? fleetErrors.assetServiceable(this.serialNumber)
        : fleetErrors.assetUnserviceable(this.serialNumber);
    }
    this.#condition = condition;
    this.touch(context);
    const payload = { ...this.#facts(cause), condition };
    this.record('asset.serviceability_changed', payload, context);
  }

  /**
   * Leaves the fleet, and its serial number becomes free again; records `asset.retired`.
   * @throws DomainError `fleet.asset_out`
   */
  retire(cause: FleetCause, context: ActionContext): void {
    this.expectInHouse();
    this.deactivate(context);
    this.record('asset.retired', this.#facts(cause), context);
  }

  /** @throws DomainError `fleet.asset_out` unless it is in the house */
  expectInHouse(): void {
    if (this.#status === 'out') throw fleetErrors.assetOut(this.serialNumber);
  }

  /** @throws DomainError `fleet.asset_out`, `fleet.asset_unserviceable` unless it can be handed out */
  expectReady(): void {
    this.expectInHouse();
    if (this.#condition === 'unserviceable') {
      throw fleetErrors.assetUnserviceable(this.serialNumber);
    }
  }

  /** The asset as plain data, for stores and presenters. */
  toSnapshot(): AssetSnapshot {
    return {
      ...this.baseSnapshot(),
      itemId: this.itemId,
      warehouseId: this.warehouseId,
      serialNumber: this.serialNumber,
      status: this.#status,
      condition: this.#condition,
    };
  }

  #facts({ type: causeType, id: causeId }: FleetCause): AssetFacts {
    const { itemId, warehouseId, serialNumber } = this;
    return { itemId, warehouseId, serialNumber, causeType, causeId };
  }
}

function serialNumberOf(text: string): string {
  const clean = requireText('serial_number', text, Asset.SERIAL_NUMBER_MAX_LENGTH, 'key');
  const foreign = /[^ -~]/u.exec(clean)?.[0].codePointAt(0);
  if (foreign === undefined) return clean;
  const character = `U+${foreign.toString(16).toUpperCase().padStart(4, '0')}`;
  throw valueErrors.textCharacterRefused('serial_number', character);
}
