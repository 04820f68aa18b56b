import { vendorErrors, type Vendor, type VendorId } from '@strata/domain';
import type { VendorsTransaction } from './vendors-transaction.js';

/**
 * Loads a vendor to change it: locked, and in the version the caller saw.
 * @throws DomainError `vendor.not_found`, `aggregate.version_mismatch`
 */
export async function lockVendor(
  tx: Pick<VendorsTransaction, 'vendors'>,
  id: VendorId,
  expectedVersions: readonly number[] | undefined,
): Promise<Vendor> {
  const vendor = await tx.vendors.lockById(id);
  if (!vendor) throw vendorErrors.notFound(id);
  vendor.expectVersion(expectedVersions);
  return vendor;
}
