import type { ContactNumberRepository, VendorRepository } from '@strata/domain';

/** The slice of a transaction that the vendors context works with. */
export interface VendorsTransaction {
  readonly vendors: VendorRepository;
  readonly contactNumbers: ContactNumberRepository;
}
