import type { ContactOwner, ContactOwners } from '@strata/domain';
import type { SqlSession } from '@strata/infrastructure-kit';

const TABLES = { Customer: 'customers', Vendor: 'vendors', Warehouse: 'warehouses' } as const;

/** Finds owners in whichever table the generic foreign key names. */
export class SqlContactOwners implements ContactOwners {
  constructor(private readonly session: SqlSession) {}

  async share({ entityType, entityId }: ContactOwner): Promise<boolean> {
    const rows = await this.session.read(
      `SELECT 1 FROM ${TABLES[entityType]} WHERE id = $1 AND is_active FOR SHARE`,
      [entityId],
    );
    return rows.length > 0;
  }
}
