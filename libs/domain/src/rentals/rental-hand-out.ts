import type { EntityId } from '@strata/domain-kit';
import type { ItemId } from '../catalog/item.js';
import type { AssetId } from '../fleet/asset.js';
import type { RentalLineId } from './rental-line-snapshot.js';

/** Pieces of a line that leave the house. */
export interface HandOutItem {
  readonly rentalLineId: RentalLineId;
  readonly quantity: number;
  /** One for each piece, where they have serial numbers. */
  readonly assetIds: readonly AssetId[];
}

/** What a customer takes along. */
export interface HandOutRequest {
  readonly items: readonly HandOutItem[];
  /** When they did; now when absent. */
  readonly at?: Date | undefined;
}

/** A line of a hand-out as stored, with the item as it is called in the agreement. */
export interface HandedOutLine extends HandOutItem {
  readonly itemId: ItemId;
  readonly sku: string;
  readonly name: string;
}

/** What a customer took along at once, as stored: appended, never changed. */
export interface RentalHandOut {
  readonly id: EntityId<'RentalHandOut'>;
  readonly rentalAgreementId: EntityId<'RentalAgreement'>;
  readonly at: Date;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly items: readonly HandedOutLine[];
}
