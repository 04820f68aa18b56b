import { formsOf, pluralOf, withArticle } from '../fields/words.mjs';
import { kindsOf } from './kinds/index.mjs';

const KEBAB = /^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$/;

/**
 * An entity with all its names, its fields and its errors: what the files are made of.
 * @param collections what there is to refer to, by name: `{ context, kebab, className, … }`
 * @throws Error with what is wrong with a name
 */
export function modelOf({ context, name, plural, fields, collections }) {
  const several = formsOf(plural ?? pluralOf(name));
  for (const each of [context, name, several.kebab]) {
    if (!KEBAB.test(each)) throw new Error(`"${each}" is no name: it is written like rate-plan.`);
  }
  if (several.kebab === name) throw new Error(`Say the plural of ${name} with --plural.`);
  const { pascal, ...forms } = formsOf(name);
  if (pascal in globalThis) throw new Error(`"${pascal}" is what JavaScript calls something else.`);
  const anEntity = withArticle(forms.words);
  const entity = {
    ...forms,
    context,
    className: pascal,
    plural: several,
    collection: several.camel,
    pluralWords: several.words,
    pluralTitle: several.title,
    anEntity,
    aEntity: anEntity.charAt(0).toUpperCase() + anEntity.slice(1),
    errors: `${forms.camel}Errors`,
    path: `/${several.kebab}`,
    wordsOf: (field) => ({
      pluralConstant: `${forms.constant}_${formsOf(pluralOf(field.kebab)).constant}`,
    }),
    targetOf: (collection) => targetOf(collection, { collections, context, own: several.camel }),
  };
  const kinds = kindsOf(fields, entity);
  const hasMoney = kinds.some(({ isMoney }) => isMoney);
  expectOwnTypes(kinds, entity);
  return { entity, fields: kinds, hasMoney, errors: errorsOf(entity, kinds, hasMoney) };
}

/** Types of enums are called after the entity, as others of its types are. */
function expectOwnTypes(kinds, { className }) {
  const taken = ['Id', 'Snapshot', 'Change', 'Facts', 'Created', 'Updated', 'Deleted', 'Events'];
  const bad = kinds.find(
    ({ words, forms }) => words && [...taken, 'View', 'Queries'].includes(forms.pascal),
  );
  if (bad)
    throw new Error(
      `An enum cannot be called ${bad.name}: ${className}${bad.forms.pascal} is another type.`,
    );
}

function errorsOf(entity, kinds, hasMoney) {
  const negative = 'must not be negative.';
  const amounts = kinds.filter(({ isMoney }) => isMoney);
  return [
    {
      name: 'notFound',
      kind: 'not_found',
      code: `${entity.snake}.not_found`,
      parameters: 'id: string',
      message: `There is no ${entity.words} \${id}.`,
      example: ['x-1'],
      exampleMessage: `There is no ${entity.words} x-1.`,
    },
    ...kinds.flatMap(({ errors }) => errors),
    ...(hasMoney
      ? [
          {
            name: 'amountNegative',
            kind: 'invalid',
            code: `${entity.snake}.amount_negative`,
            parameters: 'field: string',
            message: `\${field} ${negative}`,
            detailsText: '(field: string) => ({ field })',
            example: [amounts[0].column],
            exampleMessage: `${amounts[0].column} ${negative}`,
            exampleDetails: { field: amounts[0].column },
          },
        ]
      : []),
  ];
}

function targetOf(collection, { collections, context, own }) {
  if (collection === own) throw new Error(`${own} cannot refer to themselves yet.`);
  const target = collections.get(collection);
  if (!target) {
    throw new Error(
      `There is no collection ${collection}; there are ${[...collections.keys()].join(', ')}.`,
    );
  }
  if (target.context !== context && !target.isKnownBy(context)) {
    throw new Error(
      `${context} may not know ${target.context}: add it to the line of ${context} in tools/boundaries/contexts.mjs.`,
    );
  }
  return target;
}
