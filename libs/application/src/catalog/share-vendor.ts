import { itemErrors, type ItemVendors, type NewItem } from '@strata/domain';

/**
 * Makes sure that the vendor an item is to have is there and stays; none is fine.
 * @throws DomainError `item.vendor_unknown`
 */
export async function shareVendor(vendors: ItemVendors, id: NewItem['vendorId']): Promise<void> {
  if (id && !(await vendors.shareById(id))) throw itemErrors.vendorUnknown(id);
}
