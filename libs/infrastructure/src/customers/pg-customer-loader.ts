import type { CustomerLoader } from '@strata/application';
import type { Customer } from '@strata/domain';
import type pg from 'pg';
import { translateStoreError } from '@strata/infrastructure-kit';
import { customerTable } from './customer-table.js';

const COLUMNS = customerTable.columns.join(', ');
const INSERT = `
  INSERT INTO customers (${COLUMNS})
  SELECT ${COLUMNS} FROM jsonb_populate_recordset(NULL::customers, $1::jsonb)
      ON CONFLICT DO NOTHING`;

/** Loads customers as one statement a batch. */
export class PgCustomerLoader implements CustomerLoader {
  constructor(private readonly pool: pg.Pool) {}

  async load(customers: readonly Customer[]): Promise<number> {
    const rows = customers.map((customer) => {
      const values = customerTable.toValues(customer.toSnapshot());
      return Object.fromEntries(
        customerTable.columns.map((column, index) => [column, values[index]]),
      );
    });
    try {
      const { rowCount } = await this.pool.query(INSERT, [JSON.stringify(rows)]);
      return rowCount ?? 0;
    } catch (error) {
      throw translateStoreError(error);
    }
  }

  async refreshStatistics(): Promise<void> {
    await this.pool.query('VACUUM (ANALYZE) customers');
  }
}
