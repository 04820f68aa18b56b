import pg from 'pg';
import { migrateUpTo } from '../testing/earlier-schema.js';
import { startTemporaryPostgres, type TemporaryPostgres } from '@strata/infrastructure-kit/testing';
import { migrate } from './migrations.js';

const MIGRATION = '20261126020000_text_in_one_form';

describe('a database of the version before text had one form', () => {
  let postgres: TemporaryPostgres;
  let client: pg.Client;

  beforeAll(async () => {
    postgres = await startTemporaryPostgres();
    await migrateUpTo(postgres.database, MIGRATION);
    client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
  }, 60_000);
  afterAll(async () => {
    await client?.end();
    await postgres?.stop();
  });

  const id = (number: number) => `0190b7e2-0000-7000-8000-${String(number).padStart(12, '0')}`;
  const addItem = (number: number, sku: string, isActive = true) =>
    client.query(
      `INSERT INTO items (id, sku, name, unit_price, currency, created_at, updated_at, is_active)
       VALUES ($1, $2, 'Drill', 1, 'USD', now(), now(), $3)`,
      [id(number), sku, isActive],
    );
  const addVendor = (number: number, name: string) =>
    client.query(
      `INSERT INTO vendors (id, name, payment_terms, created_at, updated_at)
       VALUES ($1, $2, 'net_30', now(), now())`,
      [id(number), name],
    );
  const read = async <Row extends pg.QueryResultRow>(sql: string) =>
    (await client.query<Row>(sql)).rows;

  it('is told which rows collide and is left as it was, then loses nothing', async () => {
    const tooLong = '\u0958'.repeat(255);
    await addItem(1, 'DR-É');
    await addItem(2, 'dr-e\u0301');
    await addItem(3, 'DR-É\u200B', false);
    await addItem(4, 'saw');
    await addVendor(5, 'Acme');
    await addVendor(6, 'ACME\u00A0');
    await addVendor(7, 'Mu\u0308ller');
    await addVendor(8, tooLong);

    const refusal = await migrate(postgres.database).then(
      () => 'none',
      (error: Error) => error.message,
    );
    expect(refusal).toContain(`item sku: "DR-É" (id ${id(1)}), "dr-e\u0301" (id ${id(2)})`);
    expect(refusal).toContain(`vendor name: "Acme" (id ${id(5)}), "ACME\u00A0" (id ${id(6)})`);
    expect(refusal).not.toMatch(/saw|ller/);
    expect(await read(`SELECT to_regprocedure('text_key(text)') AS made`)).toEqual([
      { made: null },
    ]);
    expect(await read(`SELECT name FROM vendors WHERE id = '${id(7)}'`)).toEqual([
      { name: 'Mu\u0308ller' },
    ]);

    await client.query(`UPDATE items SET sku = 'DR-2' WHERE id = '${id(2)}'`);
    await client.query(`UPDATE vendors SET is_active = false WHERE id = '${id(6)}'`);
    expect(await migrate(postgres.database)).toContain(MIGRATION);

    expect(await read('SELECT sku, version FROM items ORDER BY id')).toEqual([
      { sku: 'DR-É', version: 1 },
      { sku: 'DR-2', version: 1 },
      { sku: 'DR-É\u200B', version: 1 },
      { sku: 'saw', version: 1 },
    ]);
    const search = `SELECT name, version FROM vendors WHERE name_search LIKE search_pattern('MULLER')`;
    expect(await read(search)).toEqual([{ name: 'Müller', version: 2 }]);
    // In NFC it would not fit its column any more.
    expect(await read(`SELECT name, version FROM vendors WHERE id = '${id(8)}'`)).toEqual([
      { name: tooLong, version: 1 },
    ]);
    await expect(addItem(9, 'dr-é')).rejects.toMatchObject({ constraint: 'items_sku_active_key' });
  });
});
