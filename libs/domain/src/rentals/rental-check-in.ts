import type { EntityId } from '@strata/domain-kit';
import type { ItemId } from '../catalog/item.js';
import type { AssetId } from '../fleet/asset.js';
import type { RentalLineId } from './rental-line-snapshot.js';

/** How pieces can come back; lost ones never do. */
export const CHECK_IN_CONDITIONS = ['good', 'damaged', 'lost'] as const;

/** One of {@link CHECK_IN_CONDITIONS}. */
export type CheckInCondition = (typeof CHECK_IN_CONDITIONS)[number];

/** The longest note of a check-in. */
export const CHECK_IN_NOTE_MAX_LENGTH = 500;

/** Pieces of a line that come back, or never will. */
export interface CheckInItem {
  readonly rentalLineId: RentalLineId;
  readonly quantity: number;
  /** One for each piece, where they have serial numbers. */
  readonly assetIds: readonly AssetId[];
  readonly condition: CheckInCondition;
  /** Decimal text, for all of these pieces: for a damage nothing unless said, for a loss what they are worth. */
  readonly charge?: string | undefined;
}

/** What a customer brings back. */
export interface CheckInRequest {
  readonly items: readonly CheckInItem[];
  /** When they did; now when absent. */
  readonly at?: Date | undefined;
  readonly note: string | null;
}

/** A line of a check-in as stored, with the item as it is called in the agreement. */
export interface CheckedInLine extends CheckInItem {
  readonly itemId: ItemId;
  readonly sku: string;
  readonly name: string;
  /** Decimal text: for lateness, of all of these pieces. */
  readonly lateCharge: string;
  readonly charge: string;
}

/** What a customer brought back at once, as stored: appended, never changed. */
export interface RentalCheckIn {
  readonly id: EntityId<'RentalCheckIn'>;
  readonly rentalAgreementId: EntityId<'RentalAgreement'>;
  readonly at: Date;
  readonly note: string | null;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly items: readonly CheckedInLine[];
}
