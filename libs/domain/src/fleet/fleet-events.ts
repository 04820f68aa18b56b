import type { DomainEvent, EventMap } from '@strata/domain-kit';

/** A piece by its serial number. */
export type FleetAsset = {
  readonly assetId: string;
  readonly serialNumber: string;
};

/** Pieces of one item came into the fleet of a warehouse; a commission of several items is several. */
export type FleetCommissioned = DomainEvent<
  'fleet.commissioned',
  {
    readonly commissionId: string;
    readonly itemId: string;
    readonly warehouseId: string;
    readonly quantity: number;
    /** Whether they were stock for sale before. */
    readonly fromStock: boolean;
    readonly reference: string | null;
    /** One for each piece, or none where they have no serial numbers. */
    readonly assets: readonly FleetAsset[];
    /** Pieces owned afterwards. */
    readonly owned: number;
  }
>;

/** Pieces of one item left the fleet of a warehouse; a retirement of several items is several. */
export type FleetRetired = DomainEvent<
  'fleet.retired',
  {
    readonly retirementId: string;
    readonly itemId: string;
    readonly warehouseId: string;
    readonly quantity: number;
    /** `restock`: they are stock for sale now; `scrap`: they are gone. */
    readonly disposition: 'restock' | 'scrap';
    readonly reason: string;
    readonly assets: readonly FleetAsset[];
    /** Pieces owned afterwards. */
    readonly owned: number;
  }
>;

/** Pieces in the house became fit for use, or unfit. */
export type FleetServiceabilityChanged = DomainEvent<
  'fleet.serviceability_changed',
  {
    readonly changeId: string;
    readonly itemId: string;
    readonly warehouseId: string;
    /** Positive for fit again, negative for unfit. */
    readonly quantityDelta: number;
    readonly reason: string;
    readonly assets: readonly FleetAsset[];
    /** Pieces unfit afterwards. */
    readonly unserviceable: number;
  }
>;

/** By what just happened, more pieces are promised than there are, or more are missing than before. */
export type FleetShortageDetected = DomainEvent<
  'fleet.shortage_detected',
  {
    readonly itemId: string;
    readonly warehouseId: string;
    /** Pieces that can be promised. */
    readonly capacity: number;
    /** The most that is promised at a moment of the first such time. */
    readonly promised: number;
    readonly missing: number;
    /** When that time begins and ends, the end exclusive: RFC 3339. */
    readonly from: string;
    readonly to: string;
  }
>;

/** Which asset it is, and what made it happen, as the ledger of its level has it. */
export type AssetFacts = {
  readonly itemId: string;
  readonly warehouseId: string;
  readonly serialNumber: string;
  readonly causeType: string;
  readonly causeId: string;
};

/** An asset with whether it is fit for use. */
export type AssetConditionFacts = AssetFacts & {
  readonly condition: 'serviceable' | 'unserviceable';
};

/** A piece with a serial number came into the fleet. */
export type AssetCommissioned = DomainEvent<'asset.commissioned', AssetFacts>;

/** An asset left the house for a while. */
export type AssetHandedOut = DomainEvent<'asset.handed_out', AssetFacts>;

/** An asset came back, fit for use or not. */
export type AssetCheckedIn = DomainEvent<'asset.checked_in', AssetConditionFacts>;

/** An asset that was out never comes back. */
export type AssetLost = DomainEvent<'asset.lost', AssetFacts>;

/** An asset in the house became fit for use, or unfit. */
export type AssetServiceabilityChanged = DomainEvent<
  'asset.serviceability_changed',
  AssetConditionFacts
>;

/** An asset left the fleet. */
export type AssetRetired = DomainEvent<'asset.retired', AssetFacts>;

/** What can happen to an asset. */
export type AssetEvents = EventMap<
  | AssetCommissioned
  | AssetHandedOut
  | AssetCheckedIn
  | AssetLost
  | AssetServiceabilityChanged
  | AssetRetired
>;

/** What can happen to the fleet of an item in a warehouse. */
export type FleetLevelEvents = EventMap<
  FleetCommissioned | FleetRetired | FleetServiceabilityChanged | FleetShortageDetected
>;
