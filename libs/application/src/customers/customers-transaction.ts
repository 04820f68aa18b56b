import type { ContactNumberRepository, CustomerRepository, OpenSales } from '@strata/domain';

/** The slice of a transaction that the customers context works with. */
export interface CustomersTransaction {
  readonly customers: CustomerRepository;
  readonly contactNumbers: ContactNumberRepository;
  readonly openSales: OpenSales;
}
