import { literal } from '../kinds/kind.mjs';
import { idImports, importOf } from './imports.mjs';
import { GAP, lines } from './lines.mjs';

/** The spec of an aggregate: what holds of each, of its events and of its errors. */
export function domainSpecFile({ entity, fields, errors }) {
  const { className, snake, camel } = entity;
  const given = recordOf(fields, ({ sample }) => sample.given);
  const stored = recordOf(fields, ({ sample }) => sample.kept);
  const facts = recordOf(fields, ({ sample }) => factOf(sample.kept));
  const first = fields[0];
  const changed = { [first.property]: first.other.given };
  const old = fields.filter((field) => field.old);
  const needed = fields.filter(({ isRequired }) => isRequired);
  const least = recordOf(needed, ({ sample }) => sample.given);
  const leastFacts = recordOf(fields, (field) =>
    field.isRequired ? factOf(field.sample.kept) : (field.initial ?? null),
  );
  const isLess = needed.length < fields.length;
  const refused = fields.flatMap(({ property, refused: cases }) =>
    cases.map(([value, code, details]) => refusal(property, value, code, details)),
  );
  const tools = ['after', 'aggregateContract', 'earlier', 'errorContract', 'eventContract'];
  if (fields.some((field) => field.refused.some(([value]) => value?.longerThan)))
    tools.push('longerThan');
  if (old.length > 0) tools.push('OLD');
  return `${importOf(tools, '../testing/index.js')}
${lines(idImports(entity, fields), `import { ${entity.errors} } from './${entity.kebab}-errors.js';`)}
import { ${className} } from './${entity.kebab}.js';

const given = ${literal(given)};
const facts = ${literal(facts)};

aggregateContract(${className}, {
  create: (context) => ${className}.create(given, context),
  fields: ${literal(stored)},
  change: {
    apply: (${camel}, change, context) => ${camel}.revise(change, context),
    made: [
      ${fields.flatMap(changesOf).join('\n') || GAP}
    ],
    refused: [
      ${refused.join('\n') || GAP}
    ],
    old: {
      fields: { ${old.map(({ property, old: form }) => `${property}: OLD.${form}`).join(', ')} },
      refused: [${old.map(({ property, old: form }) => `{ ${property}: \`\${OLD.${form}}!\` }`).join(', ')}],
    },
  },
});

const stored = () => ${className}.reconstitute(${className}.create(given, earlier).toSnapshot());

eventContract(${className}, '${snake}', {
  '${snake}.created': [
    { when: (context) => ${className}.create(given, context), payload: facts },
    ${isLess ? `{ when: (context) => ${className}.create(${literal(least)}, context), payload: ${literal(leastFacts)} },` : GAP}
  ],
  '${snake}.updated': [
    {
      when: (context) => after(stored(), (it) => it.revise(${literal(changed)}, context)),
      payload: { ...facts, ${first.property}: ${literal(factOf(first.other.kept))} },
    },
  ],
  '${snake}.deleted': [
    { when: (context) => after(stored(), (it) => it.delete(context)), payload: {} },
  ],
});

errorContract(${entity.errors}, {
  ${errors.map(errorExample).join('\n') || GAP}
});
`;
}

function changesOf({ property, other, isOptional }) {
  const change = (value) => `{ ${property}: ${literal(value)} }`;
  const made = `[${change(other.given)}, ${change(other.kept)}],`;
  return isOptional ? [made, `[${change(null)}, ${change(null)}],`] : [made];
}

function refusal(property, value, code, details) {
  const text = value?.longerThan ? `longerThan(${value.longerThan})` : literal(value);
  return `[{ ${property}: ${text} }, '${code}', ${literal(details)}],`;
}

function errorExample({ name, kind, code, example, exampleMessage, exampleDetails, details }) {
  const told = exampleDetails ?? details;
  return `${name}: [[${literal(example)}, '${kind}', '${code}', ${literal(exampleMessage)}${told ? `, ${literal(told)}` : ''}]],`;
}

/** Fields and what is said of each, as one value. */
export function recordOf(fields, valueOf) {
  return Object.fromEntries(fields.map((field) => [field.property, valueOf(field)]));
}

function factOf(value) {
  return value instanceof Date ? value.toISOString() : value;
}
