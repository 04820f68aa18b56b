import type { EntityId } from '@strata/domain-kit';
import type { ItemId } from '../catalog/item.js';
import type { AssetId } from '../fleet/asset.js';
import type { RentalCharge } from './rental-charge.js';
import type { RentalRate } from './rental-rate.js';

/** The identity of a line of an agreement. */
export type RentalLineId = EntityId<'RentalLine'>;

/** A line of an agreement as stored. */
export interface RentalLineSnapshot {
  readonly id: RentalLineId;
  readonly itemId: ItemId;
  /** As the item was called when it was rented; so is {@link name}. */
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  readonly handedOut: number;
  readonly returned: number;
  readonly lost: number;
  /** What was never handed out and is no longer to be. */
  readonly released: number;
  /** When its first piece was handed out, as RFC 3339 in UTC; null before. */
  readonly firstOutAt: string | null;
  readonly rate: RentalRate;
  /** The pieces that are out; none where they have no serial numbers. */
  readonly assetIds: readonly AssetId[];
  /** In their order. */
  readonly charges: readonly RentalCharge[];
}
