import { Vendor, vendorErrors, type VendorId, type VendorRepository } from '@strata/domain';
import type { EmailAddress } from '@strata/domain-kit';
import { idByKey } from '../database/find-by-key.js';
import { lockRows } from '../database/row-lock.js';
import type { Track } from '../database/track.js';
import { writeAggregate } from '../database/write-aggregate.js';
import type { Prisma } from '../generated/prisma/client.js';
import { toRow, toSnapshot } from './vendor-row.js';

/** The table `vendors`. */
export class PrismaVendorRepository implements VendorRepository {
  constructor(
    private readonly client: Prisma.TransactionClient,
    private readonly track: Track,
  ) {}

  async create(vendor: Vendor): Promise<void> {
    await this.#write(vendor, () =>
      this.client.vendor.createMany({ data: toRow(vendor.toSnapshot()) }),
    );
  }

  async getById(id: VendorId): Promise<Vendor | null> {
    return this.#find({ id });
  }

  async lockById(id: VendorId): Promise<Vendor | null> {
    await lockRows(this.client, 'vendors', [id], 'update');
    return this.getById(id);
  }

  async shareById(id: VendorId): Promise<Vendor | null> {
    await lockRows(this.client, 'vendors', [id], 'share');
    return this.getById(id);
  }

  async getByName(name: string): Promise<Vendor | null> {
    const id = await idByKey<VendorId>(this.client, 'vendors', 'name', name);
    return id && this.getById(id);
  }

  async getByEmail(email: EmailAddress): Promise<Vendor | null> {
    return this.#find({ email: email.value });
  }

  async update(vendor: Vendor): Promise<void> {
    const { id, persistedVersion: version } = vendor;
    await this.#write(vendor, () =>
      this.client.vendor.updateMany({
        where: { id, version, isActive: true },
        data: toRow(vendor.toSnapshot()),
      }),
    );
  }

  async #find(where: Prisma.VendorWhereInput): Promise<Vendor | null> {
    const row = await this.client.vendor.findFirst({ where: { ...where, isActive: true } });
    return row && Vendor.reconstitute(toSnapshot(row));
  }

  async #write(vendor: Vendor, statement: () => Promise<{ count: number }>): Promise<void> {
    await writeAggregate(vendor, this.track, statement, {
      vendors_name_active_key: () => vendorErrors.nameTaken(vendor.name),
      vendors_email_active_key: () => vendorErrors.emailTaken(vendor.email?.value ?? ''),
    });
  }
}
