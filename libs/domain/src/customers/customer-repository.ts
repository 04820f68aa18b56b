import type { EmailAddress } from '@strata/domain-kit';
import type { Customer, CustomerId } from './customer.js';

/** The customers, as the domain sees the store. Deleted customers are found by no read. */
export interface CustomerRepository {
  /** @throws DomainError `customer.email_taken` when an active customer has the address */
  create(customer: Customer): Promise<void>;

  getById(id: CustomerId): Promise<Customer | null>;

  /** Like getById, and keeps every other writer of this customer out until the transaction ends. */
  lockById(id: CustomerId): Promise<Customer | null>;

  /** Like getById, and keeps the customer from change and deletion; others may share the lock. */
  shareById(id: CustomerId): Promise<Customer | null>;

  getByEmail(email: EmailAddress): Promise<Customer | null>;

  /**
   * Stores the present state, a deletion included, over the version it was loaded in.
   * @throws DomainError `aggregate.concurrent_update` (stale) when the store holds another version,
   * `customer.email_taken` when an active customer has the address
   */
  update(customer: Customer): Promise<void>;
}
