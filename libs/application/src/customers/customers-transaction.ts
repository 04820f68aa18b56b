import type { CustomerRepository } from '@strata/domain';

/** The slice of a transaction that the customers context works with. */
export interface CustomersTransaction {
  readonly customers: CustomerRepository;
}
