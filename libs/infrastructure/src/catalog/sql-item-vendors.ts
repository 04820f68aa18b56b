import type { ItemVendors, Vendor, VendorId } from '@strata/domain';
import type { Repository } from '@strata/domain-kit';

/** Answers the catalog's question about vendors. */
export class SqlItemVendors implements ItemVendors {
  constructor(private readonly vendors: Repository<Vendor>) {}

  async getByIdForShare(id: VendorId): Promise<boolean> {
    return (await this.vendors.getByIdForShare(id)) !== null;
  }
}
