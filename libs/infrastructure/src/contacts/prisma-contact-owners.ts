import type { ContactOwner, ContactOwners } from '@strata/domain';
import { Prisma } from '../generated/prisma/client.js';

const TABLES = {
  Customer: Prisma.raw('customers'),
  Vendor: Prisma.raw('vendors'),
  Warehouse: Prisma.raw('warehouses'),
} as const;

/** Finds owners in whichever table the generic foreign key names. */
export class PrismaContactOwners implements ContactOwners {
  constructor(private readonly client: Prisma.TransactionClient) {}

  async share({ entityType, entityId }: ContactOwner): Promise<boolean> {
    const rows = await this.client.$queryRaw<unknown[]>`
      SELECT 1 FROM ${TABLES[entityType]} WHERE id = ${entityId}::uuid AND is_active FOR SHARE`;
    return rows.length > 0;
  }
}
