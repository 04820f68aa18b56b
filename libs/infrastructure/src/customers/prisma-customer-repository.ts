import { Customer, customerErrors, type CustomerId, type CustomerRepository } from '@strata/domain';
import type { EmailAddress } from '@strata/domain-kit';
import { lockRows } from '../database/row-lock.js';
import type { Track } from '../database/track.js';
import { writeAggregate } from '../database/write-aggregate.js';
import type { Prisma } from '../generated/prisma/client.js';
import { toRow, toSnapshot } from './customer-row.js';

/** The table `customers`. */
export class PrismaCustomerRepository implements CustomerRepository {
  constructor(
    private readonly client: Prisma.TransactionClient,
    private readonly track: Track,
  ) {}

  async create(customer: Customer): Promise<void> {
    await this.#write(customer, () =>
      this.client.customer.createMany({ data: toRow(customer.toSnapshot()) }),
    );
  }

  async getById(id: CustomerId): Promise<Customer | null> {
    return this.#find({ id });
  }

  async lockById(id: CustomerId): Promise<Customer | null> {
    await lockRows(this.client, 'customers', [id], 'update');
    return this.getById(id);
  }

  async shareById(id: CustomerId): Promise<Customer | null> {
    await lockRows(this.client, 'customers', [id], 'share');
    return this.getById(id);
  }

  async getByEmail(email: EmailAddress): Promise<Customer | null> {
    return this.#find({ email: email.value });
  }

  async update(customer: Customer): Promise<void> {
    const { id, persistedVersion: version } = customer;
    await this.#write(customer, () =>
      this.client.customer.updateMany({
        where: { id, version, isActive: true },
        data: toRow(customer.toSnapshot()),
      }),
    );
  }

  async #find(where: Prisma.CustomerWhereInput): Promise<Customer | null> {
    const row = await this.client.customer.findFirst({ where: { ...where, isActive: true } });
    return row && Customer.reconstitute(toSnapshot(row));
  }

  async #write(customer: Customer, statement: () => Promise<{ count: number }>): Promise<void> {
    await writeAggregate(customer, this.track, statement, {
      customers_email_active_key: () => customerErrors.emailTaken(customer.email?.value ?? ''),
    });
  }
}
