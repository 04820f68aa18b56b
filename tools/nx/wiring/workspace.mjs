import { formsOf } from '../fields/words.mjs';
import { importsOf, membersOf } from './source.mjs';

/** Where a workspace says what there is. */
export const PLACES = {
  contexts: 'tools/boundaries/contexts.mjs',
  collections: 'libs/application/src/collections.ts',
  tables: 'libs/infrastructure/src/tables.ts',
  endpoints: 'libs/api/src/v1/endpoints.ts',
  words: 'libs/api/src/v1/words.ts',
  subjects: 'libs/application/src/testing/contracts/resource-subjects.ts',
  vocabulary: 'libs/domain/src/vocabulary.spec.ts',
  schemaSpec: 'libs/infrastructure/src/database/schema.spec.ts',
  domainContexts: 'libs/domain/src/contexts.ts',
  applicationIndex: 'libs/application/src/index.ts',
  schema: 'prisma/schema',
};

/** The text of a file that must be there. @throws Error when it is not */
export function textOf(tree, path) {
  const text = tree.read(path, 'utf8');
  if (text === null) throw new Error(`${path} is not there: is this a workspace of Strata?`);
  return text;
}

/** The contexts, and what each may know. */
export function contextsIn(tree) {
  const members = membersOf(PLACES.contexts, textOf(tree, PLACES.contexts), 'CONTEXTS');
  return new Map(
    [...members].map(([name, known]) => [
      name,
      [...known.matchAll(/['"`]([\w-]+)['"`]/g)].map(([, one]) => one),
    ]),
  );
}

/** The collections by name, with what a reference to one is made of. */
export function collectionsIn(tree) {
  const text = textOf(tree, PLACES.collections);
  const imports = importsOf(PLACES.collections, text);
  const contexts = contextsIn(tree);
  return new Map(
    [...membersOf(PLACES.collections, text, 'COLLECTIONS')].flatMap(([collection, constant]) => {
      const [, context, kebab] =
        /^\.\/([\w-]+)\/([\w-]+)-collection\.js$/.exec(imports.get(constant)) ?? [];
      if (kebab === undefined) return [];
      const forms = formsOf(kebab);
      const isKnownBy = (other) => contexts.get(other)?.includes(context) ?? false;
      const path = `/${formsOf(collection).kebab}`;
      return [
        [collection, { collection, context, ...forms, className: forms.pascal, path, isKnownBy }],
      ];
    }),
  );
}
