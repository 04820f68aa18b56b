import { sqlHead } from '../context/generator.mjs';
import { addModel, addRelation, addSql } from '../wiring/prisma-splice.mjs';
import { addImport, addMember, addReExport, addReturned } from '../wiring/splice.mjs';
import { PLACES } from '../wiring/workspace.mjs';
import { tagOf } from './files.mjs';
import { backRelation, prismaModel, sqlOf } from './texts/infrastructure.mjs';
import { subjectOf } from './texts/subject.mjs';

/** PostgreSQL cuts longer names. */
const NAME_BYTES_MAX = 63;

/** The lines by which the rest of the workspace knows an entity. */
export function planWiring(plan, model) {
  planIndexes(plan, model);
  planLists(plan, model);
  planTests(plan, model);
  planSchema(plan, model);
}

function planIndexes(plan, { entity: { context, kebab } }) {
  const reExports = (file, ...modules) =>
    plan.edit(
      file,
      (text) => modules.reduce((all, from) => addReExport(all, { file, from }), text),
      '',
    );
  const folder = `./${context}/index.js`;
  reExports(PLACES.domainContexts, folder);
  reExports(PLACES.applicationIndex, folder);
  reExports(
    `libs/domain/src/${context}/index.ts`,
    `./${kebab}-errors.js`,
    `./${kebab}-events.js`,
    `./${kebab}.js`,
  );
  reExports(
    `libs/application/src/${context}/index.ts`,
    `./${kebab}-collection.js`,
    `./${kebab}-use-cases.js`,
  );
}

function planLists(plan, { entity }) {
  const { context, camel, collection, kebab, pluralTitle } = entity;
  const listed = (file, constant, name, module) =>
    plan.edit(file, (text) =>
      addMember(addImport(text, { file, name, from: module }), {
        file,
        constant,
        key: collection,
        value: name,
      }),
    );
  const at = `./${context}/${kebab}`;
  listed(PLACES.collections, 'COLLECTIONS', `${camel}Collection`, `${at}-collection.js`);
  listed(PLACES.tables, 'TABLES', `${camel}Table`, `${at}-table.js`);
  const file = PLACES.endpoints;
  const tag = tagOf(context);
  const key = tag.includes(' ') ? `'${tag}'` : tag;
  const name = `${camel}Endpoints`;
  plan.edit(file, (text) => addImport(text, { file, name, from: `${at}-endpoints.js` }));
  plan.edit(file, (text) =>
    addMember(text, { file, constant: 'TAGS', key, value: `'${pluralTitle}.'` }),
  );
  const element = `...${name}({ ...ports, queries: queries.${collection} })`;
  plan.edit(file, (text) => addReturned(text, { file, functionName: 'v1Endpoints', element }));
}

function planTests(plan, model) {
  const { entity, fields } = model;
  const { className, collection, plural } = entity;
  const from = '@strata/domain';
  const refs = fields.flatMap(({ references }) => references?.id ?? []);
  const file = PLACES.subjects;
  plan.edit(file, (text) =>
    [className, ...refs.map((id) => `type ${id}`)].reduce(
      (all, name) => addImport(all, { file, name, from }),
      text,
    ),
  );
  plan.edit(file, (text) =>
    addMember(text, { file, constant: 'SUBJECTS', key: collection, value: subjectOf(model) }),
  );
  for (const { words } of fields.filter((field) => field.words)) {
    const value = `'${words.values.join(' ')}'`;
    const known = { file: PLACES.vocabulary, constant: 'WORDS', key: words.constant, value };
    plan.edit(PLACES.vocabulary, (text) => addMember(text, known));
  }
  for (const { column, constants, forms } of fields) {
    if (!constants.some((constant) => constant.includes('MAX_LENGTH'))) continue;
    const width = {
      file: PLACES.schemaSpec,
      constant: 'LENGTHS',
      key: `'${plural.snake}.${column}'`,
      value: `${className}.${forms.constant}_MAX_LENGTH`,
    };
    plan.edit(PLACES.schemaSpec, (text) =>
      addMember(addImport(text, { file: PLACES.schemaSpec, name: className, from }), width),
    );
  }
}

function planSchema(plan, model) {
  const { entity, fields } = model;
  const { className, context, plural } = entity;
  const base = `${PLACES.schema}/${context}`;
  const sql = sqlOf(model);
  plan.edit(
    `${base}.sql`,
    (text) => {
      const long = sql.match(new RegExp(`\\b\\w{${NAME_BYTES_MAX + 1},}\\b`));
      if (long)
        throw new Error(`${long[0]} is too long for PostgreSQL: call it something shorter.`);
      return addSql(text, { file: `${base}.sql`, table: plural.snake, sql });
    },
    sqlHead(context),
  );
  const file = `${base}.prisma`;
  plan.edit(file, (text) => addModel(text, { file, className, model: prismaModel(model) }), '');
  for (const field of fields.filter(({ references }) => references)) {
    const { context: other, className: target } = field.references;
    const there = `${PLACES.schema}/${other}.prisma`;
    const line = backRelation(field, model);
    plan.edit(there, (text) => addRelation(text, { file: there, className: target, line }));
  }
}
