import type { Vendor, VendorChange, VendorId } from '@strata/domain';
import type { CommandContext, UpdateResource, UseCase } from '@strata/application-kit';
import { expectUniqueVendor } from './expect-unique-vendor.js';
import type { VendorsTransaction } from './vendors-transaction.js';
import { lockVendor } from './lock-vendor.js';

/** Changes a vendor: what is absent stays, null clears. */
export class UpdateVendorUseCase implements UseCase<
  UpdateResource<VendorId, VendorChange>,
  Vendor,
  VendorsTransaction
> {
  /**
   * @throws DomainError `vendor.not_found`, `aggregate.version_mismatch`, `vendor.name_taken`, `vendor.email_taken`, or a rule of
   * {@link Vendor.revise}
   */
  async execute(
    { id, expectedVersions, change }: UpdateResource<VendorId, VendorChange>,
    context: CommandContext<VendorsTransaction>,
  ): Promise<Vendor> {
    const { tx } = context;
    const vendor = await lockVendor(tx, id, expectedVersions);
    vendor.revise(change, context);
    if (vendor.version === vendor.persistedVersion) return vendor;
    await expectUniqueVendor(tx.vendors, vendor);
    await tx.vendors.update(vendor);
    return vendor;
  }
}
