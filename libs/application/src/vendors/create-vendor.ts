import { Vendor, type NewVendor } from '@strata/domain';
import type { CommandContext, UseCase } from '@strata/application-kit';
import { expectUniqueVendor } from './expect-unique-vendor.js';
import type { VendorsTransaction } from './vendors-transaction.js';

/** Takes in a new vendor. */
export class CreateVendorUseCase implements UseCase<NewVendor, Vendor, VendorsTransaction> {
  /** @throws DomainError `vendor.name_taken`, `vendor.email_taken`, or a rule of {@link Vendor.create} */
  async execute(command: NewVendor, context: CommandContext<VendorsTransaction>): Promise<Vendor> {
    const { tx } = context;
    const vendor = Vendor.create(command, context);
    await expectUniqueVendor(tx.vendors, vendor);
    await tx.vendors.create(vendor);
    return vendor;
  }
}
