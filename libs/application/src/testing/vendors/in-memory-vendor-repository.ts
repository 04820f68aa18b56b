import {
  Vendor,
  vendorErrors,
  type VendorId,
  type VendorRepository,
  type VendorSnapshot,
} from '@strata/domain';
import { type AggregateRoot, type EmailAddress, textKey } from '@strata/domain-kit';
import { InMemoryAggregateTable, type InMemoryDatabase } from '@strata/application-kit/testing';

/** Vendors in memory. */
export class InMemoryVendorRepository implements VendorRepository {
  readonly #table: InMemoryAggregateTable<'Vendor', VendorSnapshot, Vendor>;

  constructor(database: InMemoryDatabase, track: (aggregate: AggregateRoot<string>) => void) {
    this.#table = new InMemoryAggregateTable(
      database.table('vendors'),
      (snapshot) => Vendor.reconstitute(snapshot),
      track,
    );
  }

  async create(vendor: Vendor): Promise<void> {
    await this.update(vendor);
  }

  getById(id: VendorId): Promise<Vendor | null> {
    return Promise.resolve(this.#table.get(id));
  }

  lockById(id: VendorId): Promise<Vendor | null> {
    return this.getById(id);
  }

  shareById(id: VendorId): Promise<Vendor | null> {
    return this.getById(id);
  }

  getByName(name: string): Promise<Vendor | null> {
    return Promise.resolve(this.#table.find((row) => textKey(row.name) === textKey(name)));
  }

  getByEmail(email: EmailAddress): Promise<Vendor | null> {
    return Promise.resolve(this.#table.find((row) => row.email === email.value));
  }

  async update(vendor: Vendor): Promise<void> {
    if (vendor.isActive) {
      const namesake = await this.getByName(vendor.name);
      if (namesake && !namesake.equals(vendor)) throw vendorErrors.nameTaken(vendor.name);
      const holder = vendor.email && (await this.getByEmail(vendor.email));
      if (holder && !holder.equals(vendor)) throw vendorErrors.emailTaken(holder.email!.value);
    }
    this.#table.save(vendor);
  }
}
