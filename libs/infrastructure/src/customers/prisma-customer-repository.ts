import {
  Customer,
  customerErrors,
  sharedErrors,
  type CustomerId,
  type CustomerRepository,
  type EmailAddress,
} from '@strata/domain';
import type { Track } from '../database/track.js';
import { violatedUniqueIndex } from '../database/store-errors.js';
import type { Prisma } from '../generated/prisma/client.js';
import { toRow, toSnapshot } from './customer-row.js';

/** Customers in the table `customers`. */
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
    await this.client.$queryRaw`SELECT 1 FROM customers WHERE id = ${id}::uuid FOR UPDATE`;
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
    const { count } = await statement().catch((error: unknown) => {
      if (violatedUniqueIndex(error) !== 'customers_email_active_key') throw error;
      throw customerErrors.emailTaken(customer.email?.value ?? '');
    });
    if (count === 0) throw sharedErrors.concurrentUpdate(customer.aggregateType, customer.id);
    customer.markPersisted();
    this.track(customer);
  }
}
