import type { ItemVendors, VendorId, VendorRepository } from '@strata/domain';

/** Answers the catalog's question about vendors. */
export class PrismaItemVendors implements ItemVendors {
  constructor(private readonly vendors: VendorRepository) {}

  async shareById(id: VendorId): Promise<boolean> {
    return (await this.vendors.shareById(id)) !== null;
  }
}
