import { sqlTransaction } from '../sql-transaction.js';
import { randomUUID } from 'node:crypto';
import { startTemporaryPostgres, type TemporaryPostgres } from '@strata/infrastructure-kit/testing';
import { connect, type DatabaseConnection, SqlUnitOfWork } from '@strata/infrastructure-kit';
import { migrate } from './migrations.js';

const AT = new Date('2026-01-15T09:30:00.000Z');

/** The answer of a sale with so many lines, as long as the API makes it. */
function saleOf(lines: number): string {
  const warehouse_id = randomUUID();
  const items = Array.from({ length: lines }, (_, index) => ({
    id: randomUUID(),
    item_id: randomUUID(),
    quantity: 1 + (index % 9),
    unit_price: (10 + index / 100).toFixed(2),
    line_total: (10 + index / 10).toFixed(2),
    returned_quantity: 0,
    allocations: [{ warehouse_id, quantity: 1 + (index % 9) }],
  }));
  return JSON.stringify({ id: randomUUID(), number: 'ST-2026-000042', items });
}

describe('stored responses on PostgreSQL', () => {
  let postgres: TemporaryPostgres;
  let database: DatabaseConnection;
  beforeAll(async () => {
    postgres = await startTemporaryPostgres();
    await migrate(postgres.database);
    database = connect(postgres.database);
  }, 60_000);
  afterAll(async () => {
    await database?.close();
    await postgres?.stop();
  });

  const find = (key: string) =>
    new SqlUnitOfWork(database.commands, sqlTransaction).run((tx) =>
      tx.responses.find('u', key, AT),
    );

  it('take a fraction of what they say', async () => {
    const body = saleOf(200);
    expect(body.length).toBeGreaterThan(45_000);
    const response = { head: '{"status":201,"location":"/x"}', body };
    await new SqlUnitOfWork(database.commands, sqlTransaction).run((tx) =>
      tx.responses.store('u', 'large', { fingerprint: 'f', response }, AT),
    );
    const { rows } = await database.lists.query<{ bytes: number }>(
      `SELECT pg_column_size(a.*) AS bytes FROM stored_answers AS a WHERE key = 'large'`,
    );
    expect(rows[0]!.bytes).toBeLessThan(body.length / 4);
    expect((await find('large'))?.response).toEqual(response);
  });

  it('are replayed as an earlier version kept them', async () => {
    await database.lists.query(
      `INSERT INTO stored_answers (user_id, key, fingerprint, head, body, created_at)
       VALUES ('u', 'old', 'f', '{}', '{"name":"Zoë"}', $1)`,
      [AT],
    );
    expect((await find('old'))?.response).toEqual({ head: '{}', body: '{"name":"Zoë"}' });
  });
});
