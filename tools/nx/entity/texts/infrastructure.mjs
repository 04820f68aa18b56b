import { GAP } from './lines.mjs';
/** The table of a collection. */
export function tableFile({ entity, fields }) {
  const { className, camel, plural } = entity;
  const amounts = fields.filter(({ isMoney }) => isMoney);
  const searched = fields.filter(({ isSearched }) => isSearched);
  return `import { ${camel}Collection } from '@strata/application';
import { ${amounts.length > 0 ? 'amountText, ' : ''}table } from '@strata/infrastructure-kit';
import { Prisma } from '../generated/prisma/browser.js';

/** ${plural.title} in the table \`${plural.snake}\`. */
export const ${camel}Table = table(${camel}Collection, {
  fields: Prisma.${className}ScalarFieldEnum,
  ${amounts.length > 0 ? `read: { ${amounts.map(({ property, column }) => `${property}: amountText('${column}')`).join(', ')} },` : GAP}
  ${searched.length > 0 ? `searched: [${searched.map(({ property }) => `'${property}'`).join(', ')}],` : GAP}
});
`;
}

const BASE = [
  ['createdAt', 'DateTime', '@map("created_at") @db.Timestamptz(3)'],
  ['updatedAt', 'DateTime', '@map("updated_at") @db.Timestamptz(3)'],
  ['createdBy', 'String?', '@map("created_by") @db.VarChar(255)'],
  ['updatedBy', 'String?', '@map("updated_by") @db.VarChar(255)'],
  ['isActive', 'Boolean', '@default(true) @map("is_active")'],
  ['version', 'Int', '@default(1)'],
];

/** The model of an entity, as Prisma has it. */
export function prismaModel({ entity, fields }) {
  const { className, plural } = entity;
  const searched = fields.filter(({ isSearched }) => isSearched);
  const trigrams = fields.filter(({ contains }) => contains);
  const columns = [
    ['id', 'String', '@id @db.Uuid'],
    ...fields.map(({ property, column, prisma: [type, attribute], isOptional }) => [
      property,
      `${type}${isOptional ? '?' : ''}`,
      [property === column ? '' : `@map("${column}")`, attribute].filter(Boolean).join(' '),
    ]),
    ...searched.map(({ property, column }) => [
      `${property}Search`,
      'String?',
      `@map("${column}_search") @default(dbgenerated()) @ignore`,
    ]),
    ...BASE,
  ];
  const [name, type] = [0, 1].map((index) =>
    Math.max(...columns.map((column) => column[index].length)),
  );
  const lines = columns.map(([one, two, three]) =>
    `  ${one.padEnd(name)} ${two.padEnd(type)} ${three}`.trimEnd(),
  );
  if (searched.length > 0) {
    const first = lines.findIndex((line) => line.includes('_search"'));
    const told =
      '  /// Made by the database with search_text(): what the substring filter of the list looks at.';
    lines.splice(first, 0, told);
  }
  return [
    `model ${className} {`,
    ...lines,
    '',
    ...relations(fields),
    ...trigrams.map(
      ({ property, column, isSearched }) =>
        `  @@index([${property}${isSearched ? 'Search' : ''}(ops: raw("gin_trgm_ops"))], type: Gin, map: "${plural.snake}_${column}_trgm")`,
    ),
    `  @@map("${plural.snake}")`,
    '}',
    '',
  ].join('\n');
}

/** The fields of a model that lead to others; a name tells two to the same model apart. */
function relations(fields) {
  const refs = fields.filter(({ references }) => references);
  if (refs.length === 0) return [];
  const typeOf = ({ references, isOptional }) => `${references.className}${isOptional ? '?' : ''}`;
  const name = Math.max(...refs.map((field) => field.name.length));
  const type = Math.max(...refs.map((field) => typeOf(field).length));
  return [
    ...refs.map((field) => {
      const named = relationName(field, fields);
      return `  ${field.name.padEnd(name)} ${typeOf(field).padEnd(type)} @relation(${named ? `"${named}", ` : ''}fields: [${field.property}], references: [id], onDelete: Restrict, onUpdate: Restrict)`;
    }),
    '',
  ];
}

/** The way back of a reference, in the model that it is to. */
export function backRelation(field, { entity, fields }) {
  const named = relationName(field, fields);
  const name = named ? `${entity.plural.camel}As${field.forms.pascal}` : entity.plural.camel;
  return `  ${name} ${entity.className}[]${named ? ` @relation("${named}")` : ''}`;
}

function relationName({ forms, references, entity }, fields) {
  const same = fields.filter((field) => field.references?.className === references.className);
  return same.length > 1 ? `${entity.className}${forms.pascal}` : '';
}

/** What Prisma cannot say of the table. */
export function sqlOf({ entity, fields }) {
  const table = entity.plural.snake;
  const columns = fields
    .filter(({ isSearched }) => isSearched)
    .map(
      ({ column }) =>
        `ADD COLUMN ${column}_search text GENERATED ALWAYS AS (search_text(${column})) STORED`,
    );
  const checks = [
    ...fields.flatMap((field) => field.checks),
    ['version_positive', 'version >= 1'],
  ].map(([name, check]) => `ADD CONSTRAINT ${table}_${name} CHECK (${check})`);
  const index = (name, expressions) =>
    `CREATE INDEX ${table}_active_${name} ON ${table} (${expressions}, id) WHERE is_active;`;
  return [
    `ALTER TABLE ${table}`,
    `  ${[...columns, ...checks].join(',\n  ')};`,
    '',
    index('created_at', 'created_at'),
    index('updated_at', 'updated_at'),
    ...fields.filter(({ sortable }) => sortable).map(({ column }) => index(column, column)),
    ...fields
      .filter(({ equals }) => equals)
      .map(({ column }) => index(`${column}_created_at`, `${column}, created_at`)),
    ...fields
      .filter(({ unique }) => unique)
      .map(
        ({ column, unique: { key } }) =>
          `CREATE UNIQUE INDEX ${table}_${column}_active_key ON ${table} (${key}) WHERE is_active;`,
      ),
    '',
    `SELECT keep_list_total('${table}', only_active => true);`,
    '',
  ].join('\n');
}
