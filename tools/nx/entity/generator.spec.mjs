import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { stepsOf } from '../../docs/guide.mjs';
import context from '../context/generator.mjs';
import { PLACES } from '../wiring/workspace.mjs';
import { changesOf, root, treeOn } from '../workspace-tree.mjs';
import entity from './generator.mjs';

const FIELDS = 'name:string(255)!unique~^ leadDays:int(0..365)^ state:enum(new|old)=new';
const shelf = { name: 'rooms/shelf', plural: 'shelves', fields: FIELDS };

async function roomsTree() {
  const tree = treeOn();
  await context(tree, { name: 'rooms', knows: 'vendors' });
  return tree;
}

test('a second time nothing changes, whoever refers to it since', async () => {
  const tree = await roomsTree();
  await entity(tree, shelf);
  await entity(tree, { name: 'rooms/book', fields: 'shelf:ref?(shelves)% vendor:ref(vendors)' });
  const once = changesOf(tree);
  await context(tree, { name: 'rooms', knows: 'vendors' });
  await entity(tree, shelf);
  await entity(tree, {
    name: 'rooms/book',
    fields: 'shelf:ref?(shelves)%',
    field: 'vendor:ref(vendors)',
  });
  assert.deepEqual(changesOf(tree), once);
  assert.match(once.get('prisma/schema/rooms.prisma'), /books +Book\[\]/);
  assert.match(once.get('prisma/schema/vendors.prisma'), /books +Book\[\]/);
});

test('fields come in one text, and one by one', async () => {
  const [one, other] = [await roomsTree(), await roomsTree()];
  await entity(one, { name: 'rooms/shelf', fields: 'wide:bool sold:bool?' });
  await entity(other, { name: 'rooms/shelf', field: ['wide:bool', 'sold:bool?'] });
  assert.deepEqual(changesOf(one), changesOf(other));
});

describe('nothing at all is written', () => {
  const refused = (name, options, what) =>
    test(name, async () => {
      const tree = await roomsTree();
      const before = changesOf(tree);
      await assert.rejects(entity(tree, { ...shelf, ...options }), { message: what });
      assert.deepEqual(changesOf(tree), before);
    });
  refused('of an unknown context', { name: 'attics/shelf' }, /nx g @strata\/nx:context attics/);
  refused('without a context', { name: 'shelf' }, /say context\/entity/);
  refused('of a name that is none', { name: 'rooms/Shelf' }, /"Shelf" is no name/);
  refused('of a name of the language', { name: 'rooms/map' }, /what JavaScript calls/);
  refused('of a name that is taken', { name: 'rooms/money' }, /There is a Money in libs\/kit/);
  refused(
    'of fields that are none',
    { fields: 'name:strin' },
    /^"strin" is no type.*\n.*\n {5}\^$/,
  );
  refused('that refers to nothing', { fields: 'a:ref(attics)' }, /no collection attics; there are/);
  refused('that refers where it may not', { fields: 'a:ref(items)' }, /rooms may not know catalog/);
  refused('that refers to itself', { fields: 'a:ref(shelves)' }, /cannot refer to themselves/);
  refused(
    'with an enum called like another type',
    { fields: 'change:enum(a|b)' },
    /cannot be called/,
  );
  refused(
    'with names too long for the database',
    { plural: `${'long-'.repeat(10)}shelves`, fields: 'longName:string^' },
    /too long for PostgreSQL/,
  );

  const mangled = {
    [PLACES.collections]: ['COLLECTIONS', 'ALL', 'shelves: shelfCollection,'],
    [PLACES.tables]: ['TABLES =', 'ALL =', 'shelves: shelfTable,'],
    [PLACES.subjects]: ['const SUBJECTS', 'const ALL', 'shelves: {'],
    [PLACES.endpoints]: ['function v1Endpoints', 'function all', '...shelfEndpoints({'],
    [PLACES.vocabulary]: ['const WORDS', 'const ALL', "SHELF_STATES: 'new old',"],
    [PLACES.schemaSpec]: ['const LENGTHS', 'const ALL', "'shelves.name': Shelf.NAME_MAX_LENGTH,"],
  };
  for (const [path, [present, renamed, line]] of Object.entries(mangled)) {
    test(`when a place is gone, and the line is told: ${path}`, async () => {
      const tree = await roomsTree();
      tree.write(path, tree.read(path, 'utf8').replace(present, renamed));
      const before = changesOf(tree);
      await assert.rejects(entity(tree, shelf), (error) => {
        assert.ok(error.message.includes(path), error.message);
        assert.ok(error.message.includes(line), error.message);
        return true;
      });
      assert.deepEqual(changesOf(tree), before);
    });
  }

  test('over a file that says something else', async () => {
    const tree = await roomsTree();
    await entity(tree, shelf);
    tree.write('libs/domain/src/rooms/shelf.ts', '// mine\n');
    const before = changesOf(tree);
    await assert.rejects(entity(tree, shelf), /shelf\.ts is there already/);
    await assert.rejects(entity(tree, { ...shelf, fields: 'name:string' }), /shelves already/);
    assert.deepEqual(changesOf(tree), before);
  });
});

describe('a context', () => {
  test('is a line, and the files of its tables', async () => {
    const tree = await roomsTree();
    const changes = changesOf(tree);
    assert.match(changes.get(PLACES.contexts), /^ {2}rooms: \['vendors'\],$/m);
    assert.equal(changes.get('prisma/schema/rooms.sql'), '-- What Prisma cannot say of rooms.\n');
    assert.equal(changes.size, 3);
  });

  for (const [options, what] of [
    [{ name: 'Rooms' }, /no name of a context/],
    [{ name: 'rooms', knows: 'attics' }, /There is no context attics/],
    [{ name: 'vendors', knows: 'catalog' }, /vendors is there already/],
  ]) {
    test(`is refused: ${JSON.stringify(options)}`, async () => {
      const tree = treeOn();
      await assert.rejects(context(tree, options), what);
      assert.equal(tree.listChanges().length, 0);
    });
  }
});

/** What the guide says otherwise than the generator, and why. Its specs have examples from life. */
const BY_HAND = {
  'It does not know what a supplier is.': [
    '/** Errors of the suppliers context. */',
    '/** From order to delivery. */',
    '/** Someone we order from. */',
    '/** What the suppliers context works with in a transaction. */',
    '/** Deletes a supplier softly; its name becomes free again. */',
    'message: (name: string) => `Another supplier is called ${name}.`,',
    ".description('Days from order to delivery.')",
    "Suppliers: 'Whom timber comes from.',",
  ],
  'Its examples are the name of the field, and the ends of its range.': [
    "schema: requiredText(Supplier.NAME_MAX_LENGTH).example('Timber & Co'),",
    '.example(14),',
    'make: (unique, context) => Supplier.create({ name: unique, leadDays: 3 }, context),',
    'change: (supplier, context) => supplier.revise({ leadDays: 14 }, context),',
    '(context, { name }) => Supplier.create({ name, leadDays: 0 }, context),',
  ],
  'A range has two ends, and both have a name.': [
    'message: (max: number) => `A supplier takes 0 to ${max} days.`,',
    'function leadDaysOf(days: number): number {',
    'if (Number.isInteger(days) && days >= 0 && days <= Supplier.LEAD_DAYS_MAX) return days;',
    'throw supplierErrors.leadDaysOutOfRange(Supplier.LEAD_DAYS_MAX);',
    '.min(0)',
  ],
  'It writes the same for two fields and for twenty.': [
    "const base = AggregateRoot.newbornAggregate<'Supplier'>(context);",
    'const [name, leadDays] = [nameOf(input.name), leadDaysOf(input.leadDays)];',
    'const supplier = new Supplier({ ...base, name, leadDays }, false);',
    'revise({ name, leadDays }: SupplierChange, context: ActionContext): void {',
    'if (name === undefined && leadDays === undefined) return;',
    'const nextName = revised(name, this.#name, this.#name, nameOf);',
    'const nextLeadDays = revised(leadDays, this.#leadDays, this.#leadDays, leadDaysOf);',
    'this.#name = nextName;',
    'this.#leadDays = nextLeadDays;',
    'return { name: this.#name, leadDays: this.#leadDays };',
  ],
  'Lines are broken elsewhere.': [
    '* @throws DomainError `supplier.not_found`, `aggregate.version_mismatch`, `supplier.name_taken`, or a',
    '* rule of {@link Supplier.revise}',
    'name: {',
  ],
};

test('it writes what the guide says by hand', async () => {
  const tree = treeOn();
  await context(tree, { name: 'suppliers' });
  const fields = 'name:string(255)!unique~^ leadDays:int(0..365)^';
  await entity(tree, { name: 'suppliers/supplier', fields });
  const changes = changesOf(tree);
  const steps = stepsOf(readFileSync(join(root, 'docs/adding-a-context.md'), 'utf8'));
  const blocks = steps
    .flatMap((step) => step.blocks)
    .filter(({ path }) => !path.endsWith('.spec.ts'));
  assert.ok(blocks.length > 15);
  const otherwise = blocks.flatMap(({ path, text, isEdit }) => {
    assert.ok(changes.has(path), path);
    const written = new Set(
      changes
        .get(path)
        .split('\n')
        .map((line) => line.trim()),
    );
    return text
      .split('\n')
      .filter((line) => !isEdit || line.startsWith('+'))
      .map((line) => (isEdit ? line.slice(1) : line).trim())
      .filter((line) => !written.has(line));
  });
  assert.deepEqual(otherwise.sort(), Object.values(BY_HAND).flat().sort());
});
