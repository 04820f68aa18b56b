import type { Asset } from './asset.js';

/** What becomes of retired pieces. */
export const FLEET_DISPOSITIONS = ['restock', 'scrap'] as const;

/** One of {@link FLEET_DISPOSITIONS}. */
export type FleetDisposition = (typeof FLEET_DISPOSITIONS)[number];

/** Pieces of a level; as many assets as pieces where it is serialized, else none. */
export interface FleetPieces {
  readonly quantity: number;
  readonly assets: readonly Asset[];
}

/** How pieces come into a level. */
export interface LevelCommission {
  readonly commissionId: string;
  /** Whether they are stock for sale until then. */
  readonly fromStock: boolean;
  readonly reference: string | null;
  /** One for each piece, or none. */
  readonly serialNumbers: readonly string[];
}

/** How pieces leave a level for good. */
export interface LevelRetirement {
  readonly retirementId: string;
  readonly disposition: FleetDisposition;
  readonly reason: string;
}

/** Why pieces of a level became fit for use or unfit, and which where it is serialized. */
export interface LevelServiceabilityChange {
  readonly changeId: string;
  readonly reason: string;
  readonly assets: readonly Asset[];
}
