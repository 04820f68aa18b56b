import type { VendorId } from '@strata/domain';

import type { CommandContext, DeleteResource, UseCase } from '@strata/application-kit';
import { removeContactNumbers } from '../contacts/remove-contact-numbers.js';
import type { VendorsTransaction } from './vendors-transaction.js';
import { lockVendor } from './lock-vendor.js';

/** Deletes a vendor softly; what was unique of it becomes free again. */
export class DeleteVendorUseCase implements UseCase<
  DeleteResource<VendorId>,
  void,
  VendorsTransaction
> {
  /** @throws DomainError `vendor.not_found`, `aggregate.version_mismatch` */
  async execute(
    { id, expectedVersions }: DeleteResource<VendorId>,
    context: CommandContext<VendorsTransaction>,
  ): Promise<void> {
    const { tx } = context;
    const vendor = await lockVendor(tx, id, expectedVersions);
    await removeContactNumbers({ entityType: 'Vendor', entityId: id }, context);
    vendor.delete(context);
    await tx.vendors.update(vendor);
  }
}
