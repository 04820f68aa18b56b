import {
  loadForChange,
  loadForRestore,
  type CommandContext,
  type DeleteResource,
  type UpdateResource,
  type Usage,
  type UseCase,
} from '@strata/application-kit';
import {
  Vendor,
  vendorErrors,
  type ContactNumberRepository,
  type NewVendor,
  type VendorChange,
  type VendorId,
} from '@strata/domain';
import type { Repository } from '@strata/domain-kit';
import {
  removeContactNumbers,
  restoreContactNumbers,
} from '../contacts/contact-number-use-cases.js';

/** What the vendors context works with in a transaction. */
export interface VendorsRepositories {
  readonly vendors: Repository<Vendor>;
  readonly contactNumbers: ContactNumberRepository;
}

type Context = CommandContext<VendorsRepositories>;
type DeletionRepositories = VendorsRepositories & { readonly usage: Usage };

/** Takes in a new vendor. */
export class CreateVendorUseCase implements UseCase<NewVendor, Vendor, VendorsRepositories> {
  /** @throws DomainError `vendor.name_taken`, `vendor.email_taken`, or a rule of {@link Vendor.create} */
  async execute(command: NewVendor, context: Context): Promise<Vendor> {
    const vendor = Vendor.create(command, context);
    context.tx.vendors.create(vendor);
    return vendor;
  }
}

/** Changes a vendor: what is absent stays, null clears. */
export class UpdateVendorUseCase implements UseCase<
  UpdateResource<VendorId, VendorChange>,
  Vendor,
  VendorsRepositories
> {
  /**
   * @throws DomainError `vendor.not_found`, `aggregate.version_mismatch`, `vendor.name_taken`,
   * `vendor.email_taken`, or a rule of {@link Vendor.revise}
   */
  async execute(
    command: UpdateResource<VendorId, VendorChange>,
    context: Context,
  ): Promise<Vendor> {
    const { vendors } = context.tx;
    const vendor = await loadForChange(vendors, command, vendorErrors.notFound);
    vendor.revise(command.change, context);
    vendors.update(vendor);
    return vendor;
  }
}

/** Deletes a vendor softly, with its contact numbers; what was unique of it becomes free again. */
export class DeleteVendorUseCase implements UseCase<
  DeleteResource<VendorId>,
  void,
  DeletionRepositories
> {
  /**
   * @throws DomainError `vendor.not_found`, `aggregate.version_mismatch`, or what a check of its usage
   * says
   */
  async execute(
    command: DeleteResource<VendorId>,
    context: CommandContext<DeletionRepositories>,
  ): Promise<void> {
    const { vendors, usage } = context.tx;
    const vendor = await loadForChange(vendors, command, vendorErrors.notFound);
    await usage.expectUnused(vendor);
    await removeContactNumbers({ entityType: 'Vendor', entityId: vendor.id }, context);
    vendor.delete(context);
    vendors.update(vendor);
  }
}

/** Takes the deletion of a vendor back, with the contact numbers that went with it. */
export class RestoreVendorUseCase implements UseCase<
  DeleteResource<VendorId>,
  Vendor,
  VendorsRepositories
> {
  /** @throws DomainError `vendor.not_found`, `aggregate.version_mismatch`, `vendor.name_taken`, `vendor.email_taken` */
  async execute(command: DeleteResource<VendorId>, context: Context): Promise<Vendor> {
    const { vendors } = context.tx;
    const vendor = await loadForRestore(vendors, command, vendorErrors.notFound);
    const { isActive, updatedAt: deletedAt } = vendor;
    vendor.restore(context);
    vendors.update(vendor);
    if (!isActive) {
      const owner = { entityType: 'Vendor', entityId: vendor.id } as const;
      await restoreContactNumbers(owner, deletedAt, context);
    }
    return vendor;
  }
}
