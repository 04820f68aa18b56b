import {
  Customer,
  customerErrors,
  type CustomerId,
  type CustomerRepository,
  type CustomerSnapshot,
} from '@strata/domain';
import type { AggregateRoot, EmailAddress } from '@strata/domain-kit';
import { InMemoryAggregateTable, type InMemoryDatabase } from '@strata/application-kit/testing';

/** Customers in memory. */
export class InMemoryCustomerRepository implements CustomerRepository {
  readonly #table: InMemoryAggregateTable<'Customer', CustomerSnapshot, Customer>;

  constructor(database: InMemoryDatabase, track: (aggregate: AggregateRoot<string>) => void) {
    this.#table = new InMemoryAggregateTable(
      database.table('customers'),
      (snapshot) => Customer.reconstitute(snapshot),
      track,
    );
  }

  async create(customer: Customer): Promise<void> {
    await this.update(customer);
  }

  getById(id: CustomerId): Promise<Customer | null> {
    return Promise.resolve(this.#table.get(id));
  }

  lockById(id: CustomerId): Promise<Customer | null> {
    return this.getById(id);
  }

  shareById(id: CustomerId): Promise<Customer | null> {
    return this.getById(id);
  }

  getByEmail(email: EmailAddress): Promise<Customer | null> {
    return Promise.resolve(this.#table.find((row) => row.email === email.value));
  }

  async update(customer: Customer): Promise<void> {
    if (customer.isActive && customer.email) {
      const holder = await this.getByEmail(customer.email);
      if (holder && holder.id !== customer.id) {
        throw customerErrors.emailTaken(customer.email.value);
      }
    }
    this.#table.save(customer);
  }
}
