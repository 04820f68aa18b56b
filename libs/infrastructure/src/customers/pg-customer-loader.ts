import type { CustomerLoader } from '@strata/application';
import type { Customer } from '@strata/domain';
import type pg from 'pg';
import { translateStoreError } from '../database/store-errors.js';
import { toRow } from './customer-row.js';

/** Loads customers as one statement a batch. */
export class PgCustomerLoader implements CustomerLoader {
  constructor(private readonly pool: pg.Pool) {}

  async load(customers: readonly Customer[]): Promise<number> {
    const rows = customers.map((customer) => toRow(customer.toSnapshot()));
    try {
      const { rowCount } = await this.pool.query(
        `INSERT INTO customers (id, name, email, address_street, address_city, address_state,
           address_zip_code, address_country, created_at, updated_at, created_by, updated_by,
           is_active, version)
         SELECT id, name, email, "addressStreet", "addressCity", "addressState", "addressZipCode",
                "addressCountry", "createdAt", "updatedAt", "createdBy", "updatedBy", "isActive", version
           FROM jsonb_to_recordset($1) AS row (id uuid, name text, email text, "addressStreet" text,
                "addressCity" text, "addressState" text, "addressZipCode" text,
                "addressCountry" text, "createdAt" timestamptz, "updatedAt" timestamptz,
                "createdBy" text, "updatedBy" text, "isActive" boolean, version int)
             ON CONFLICT DO NOTHING`,
        [JSON.stringify(rows)],
      );
      return rowCount ?? 0;
    } catch (error) {
      throw translateStoreError(error);
    }
  }

  async refreshStatistics(): Promise<void> {
    await this.pool.query('VACUUM (ANALYZE) customers');
  }
}
