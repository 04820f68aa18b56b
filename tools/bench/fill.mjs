const CITIES = 500;

/** Makes more customers until there are so many, by one statement; the indexes are built afterwards. */
export async function fillCustomers(client, size) {
  const { rows: indexes } = await client.query(
    `SELECT indexname AS name, indexdef AS definition FROM pg_indexes
      WHERE tablename = 'customers' AND indexname NOT IN
            (SELECT conname FROM pg_constraint WHERE conrelid = 'customers'::regclass)`,
  );
  for (const { name } of indexes) await client.query(`DROP INDEX ${name}`);
  await client.query(
    `INSERT INTO customers (id, name, email, address_street, address_city, address_state,
                            address_zip_code, address_country, created_at, updated_at)
     SELECT uuidv7(), 'Customer ' || n, 'customer.' || n || '@bench.example', n || ' Main St',
            'City ' || n % $2, 'OR', '97301', 'USA', moment, moment
       FROM generate_series((SELECT count(*) FROM customers) + 1, $1) AS n,
            LATERAL (SELECT TIMESTAMPTZ '2026-01-01' + n * INTERVAL '1 second' AS moment) AS made`,
    [size, CITIES],
  );
  for (const { definition } of indexes) await client.query(definition);
  await client.query('VACUUM ANALYZE customers');
}
