import type { ItemId } from '../catalog/item.js';
import type { CustomerId } from '../customers/customer.js';
import type { WarehouseId } from '../inventory/warehouse.js';
import type { RentalAgreementId } from './rental-agreement-snapshot.js';
import type { RentalAgreement } from './rental-agreement.js';

/** Whom or what an agreement can be open for. */
export type RentalParty =
  | { readonly customerId: CustomerId }
  | { readonly itemId: ItemId }
  | { readonly warehouseId: WarehouseId };

/**
 * The rental agreements, as the domain sees the store. Each method is a fixed number of statements,
 * whatever the number of lines.
 */
export interface RentalAgreementRepository {
  /** A number for an agreement of that moment, such as `RA-2026-000042`; never given twice, gaps allowed. */
  nextNumber(at: Date): Promise<string>;

  create(agreement: RentalAgreement): void;

  getById(id: RentalAgreementId): Promise<RentalAgreement | null>;

  /** Like getById, and keeps every other writer of this agreement out until the transaction ends. */
  getByIdForUpdate(id: RentalAgreementId): Promise<RentalAgreement | null>;

  /**
   * Stores the present state, over the version it was loaded in, and its new records. The transaction
   * ends with `aggregate.concurrent_update` when the store holds another one.
   */
  update(agreement: RentalAgreement): void;

  /** True while an agreement with the customer, of the item or the warehouse is open; ask with it locked. */
  isOpenFor(party: RentalParty): Promise<boolean>;
}
