import { vendorErrors, type Vendor, type VendorRepository } from '@strata/domain';

/**
 * Looks for another vendor of the same name or email before the store would refuse it.
 * @throws DomainError `vendor.name_taken`, `vendor.email_taken`
 */
export async function expectUniqueVendor(vendors: VendorRepository, vendor: Vendor): Promise<void> {
  const namesake = await vendors.getByName(vendor.name);
  if (namesake && !namesake.equals(vendor)) throw vendorErrors.nameTaken(vendor.name);
  const holder = vendor.email && (await vendors.getByEmail(vendor.email));
  if (holder && !holder.equals(vendor)) throw vendorErrors.emailTaken(holder.email!.value);
}
