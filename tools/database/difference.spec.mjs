import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { catalogueOf } from './catalogue.mjs';
import { desiredDatabase, emptyDatabase, schemaFiles } from './desired.mjs';
import { sqlBetween } from './difference.mjs';
import { schemaEngineOn } from './schema-engine.mjs';

const prisma = fileURLToPath(new URL('../../prisma/', import.meta.url));
const models = await schemaFiles(prisma, '.prisma');
const engine = await schemaEngineOn(emptyDatabase(), models);
const script = await engine.scriptFromNothing();
const database = await desiredDatabase(script, await schemaFiles(prisma, '.sql'));
const wanted = await catalogueOf(database);

/** Runs the work and undoes all of it. */
async function undone(work) {
  await database.exec('BEGIN');
  try {
    await work();
  } finally {
    await database.exec('ROLLBACK');
  }
}

test('the schema has objects of every kind that is compared', () => {
  const kinds = new Set([...wanted.keys()].map((what) => what.replace(/ \S+$/, '')));
  for (const kind of [
    'extension',
    'sequence',
    'function',
    'replica identity',
    'generated column',
    'constraint',
    'index',
    'trigger',
  ]) {
    assert.ok(kinds.has(kind), kind);
  }
  assert.ok(wanted.size > 150, String(wanted.size));
});

test('two of the same schema are alike', async () => {
  assert.deepEqual(sqlBetween(await catalogueOf(database), wanted), []);
});

for (const [what, { remove }] of wanted) {
  test(`${what}: that it is missing is noticed, and the SQL brings it back`, () =>
    undone(async () => {
      // What is no drop has nothing that hangs on it.
      await database.exec(remove.includes('DROP ') ? `${remove} CASCADE` : remove);
      const sql = sqlBetween(await catalogueOf(database), wanted);
      assert.notEqual(sql.length, 0);
      await database.exec(sql.join('\n'));
      assert.deepEqual(sqlBetween(await catalogueOf(database), wanted), []);
    }));
}

const OTHERWISE = {
  'a CHECK': `ALTER TABLE items DROP CONSTRAINT items_price_not_negative,
    ADD CONSTRAINT items_price_not_negative CHECK (unit_price > 0)`,
  'the rows of an index': `DROP INDEX vendors_name_active_key;
    CREATE UNIQUE INDEX vendors_name_active_key ON vendors (text_key(name))`,
  'what is unique': `DROP INDEX vendors_name_active_key;
    CREATE INDEX vendors_name_active_key ON vendors (text_key(name)) WHERE is_active`,
  'a generated column': `ALTER TABLE items DROP COLUMN sku_search,
    ADD COLUMN sku_search text GENERATED ALWAYS AS (search_text(name)) STORED`,
  'a foreign key': `ALTER TABLE items DROP CONSTRAINT items_vendor_id_fkey,
    ADD CONSTRAINT items_vendor_id_fkey FOREIGN KEY (vendor_id) REFERENCES vendors (id) ON DELETE CASCADE`,
  'a trigger too many': `CREATE TRIGGER counted BEFORE UPDATE ON items FOR EACH ROW
    EXECUTE FUNCTION suppress_redundant_updates_trigger()`,
  'what a trigger counts': `CREATE OR REPLACE TRIGGER items_total_insert AFTER INSERT ON items
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION change_list_total()`,
};
for (const [what, change] of Object.entries(OTHERWISE)) {
  test(`${what}: that it is otherwise is noticed, and the SQL mends it`, () =>
    undone(async () => {
      await database.exec(change);
      const sql = sqlBetween(await catalogueOf(database), wanted);
      assert.notEqual(sql.length, 0);
      await database.exec(sql.join('\n'));
      assert.deepEqual(sqlBetween(await catalogueOf(database), wanted), []);
    }));
}
