import { COUNTRIES, findCountry } from '@strata/domain-kit';
import pg from 'pg';
import { migrateUpTo } from '../testing/earlier-schema.js';
import { startTemporaryPostgres, type TemporaryPostgres } from '@strata/infrastructure-kit/testing';
import { migrate } from './migrations.js';

const MIGRATION = '20261126021500_countries';

/** What stood in addresses before: anything. */
const STORED = [
  ...COUNTRIES.flatMap(({ code, name }) => [
    code.toLowerCase(),
    name,
    `${name} (the)`,
    `The Federal Republic of ${name}`,
    `${name}, People's Democratic Republic of the`,
  ]),
  'US',
  'U.S.A.',
  ' the united states ',
  'Federal Republic of Germany',
  'Democratic Republic of Congo',
  'Tu\u0308rkiye',
  'St. Kitts & Nevis',
  'Côte d’Ivoire',
  'ST',
  'Korea (the Republic of)',
  "Korea (the Democratic People's Republic of)",
  'Congo (the)',
  'Congo (the Democratic Republic of the)',
  'Tanzania, the United Republic of',
  'Iran (Islamic Republic of)',
  'Micronesia (Federated States of)',
  'Taiwan (Province of China)',
  'China, Republic of',
  'Falkland Islands (the) [Malvinas]',
  'Palestine, State of',
  'Saint Helena, Ascension and Tristan da Cunha',
  'Virgin Islands (U.S.)',
  'Macedonia, the former Yugoslav Republic of',
  'Cabo Verde',
  'Cote d Ivoire',
  'Hongkong',
  'Åland',
  'Thessaly of the',
  'Atlantis',
  'N/A',
  '日本',
  'Korea',
];

describe('a database of the version before countries were codes', () => {
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

  it('has codes for what the domain can tell, and loses nothing of the rest', async () => {
    await client.query(
      `INSERT INTO customers (id, name, address_street, address_city, address_state,
         address_zip_code, address_country, created_at, updated_at)
       SELECT gen_random_uuid(), n, '1 Main St', 'Salem', 'OR', 'no ZIP', country, now(), now()
         FROM unnest($1::text[]) WITH ORDINALITY AS stored (country, n)`,
      [STORED],
    );
    await client.query(
      `INSERT INTO customers (id, name, created_at, updated_at) VALUES (gen_random_uuid(), '0', now(), now())`,
    );
    await client.query(
      `INSERT INTO warehouses (id, code, name, address_street, address_city, address_state,
         address_zip_code, address_country, created_at, updated_at)
       VALUES (gen_random_uuid(), 'E', 'East', '1 Main St', 'Salem', 'OR', 'x', 'Narnia', now(), now())`,
    );
    expect(await migrate(postgres.database)).toContain(MIGRATION);

    const { rows } = await client.query<{ given: string; code: string; version: number }>(
      `SELECT stored.country AS given, address_country AS code, version, untold.country AS kept
         FROM customers
         JOIN unnest($1::text[]) WITH ORDINALITY AS stored (country, n) ON name = n::text
         LEFT JOIN untold_countries AS untold ON entity_type = 'Customer' AND entity_id = id
        ORDER BY n`,
      [STORED],
    );
    expect(rows).toEqual(
      STORED.map((given) => {
        const code = findCountry(given)?.code;
        const version = given === code ? 1 : 2;
        return { given, code: code ?? 'ZZZ', version, kept: code ? null : given };
      }),
    );
    expect(rows.filter(({ code }) => code === 'ZZZ')).toHaveLength(5);
    const warehouses = await client.query(
      `SELECT address_country AS code, country, time_zone AS zone FROM warehouses
         JOIN untold_countries ON entity_type = 'Warehouse' AND entity_id = id`,
    );
    // It had none, and went by UTC.
    expect(warehouses.rows).toEqual([{ code: 'ZZZ', country: 'Narnia', zone: 'UTC' }]);
    const tables = await client.query(
      `SELECT count(*)::int AS left_over FROM pg_class WHERE relname LIKE 'country\\_%'`,
    );
    expect(tables.rows).toEqual([{ left_over: 0 }]);
  }, 60_000);
});
