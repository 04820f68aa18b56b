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

/** What can happen to the fleet of an item in a warehouse. */
export type FleetLevelEvents = EventMap<
  FleetCommissioned | FleetRetired | FleetServiceabilityChanged | FleetShortageDetected
>;
