import { existsSync, readFileSync } from 'node:fs';
import { openApiDocument } from '@strata/api-kit';
import { testApp } from '../testing/test-app.js';
import { WORDS } from './words.js';

interface Schema {
  readonly $ref?: string;
  readonly description?: string;
  readonly pattern?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
}

const REPOSITORY = `${import.meta.dirname}/../../../..`;
const { options, endpoints } = testApp();
const { paths, tags, components, externalDocs } = openApiDocument(options, '1');
/** What all operations together look like to whoever reads them. */
const operations = Object.values(paths).flatMap((path) => Object.values(path)) as {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly description?: string }[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: Schema }>>;
  };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>
  >;
}[];

/** Every schema below one, by its path. */
function* schemasIn(path: string, schema: Schema): Generator<readonly [string, Schema]> {
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    yield [`${path}.${name}`, property];
    yield* schemasIn(`${path}.${name}`, property);
  }
  if (schema.items) yield* schemasIn(`${path}[]`, schema.items);
  for (const each of schema.allOf ?? []) yield* schemasIn(path, each);
}

const named = Object.entries(components.schemas as Record<string, Schema>);
const bodies = operations.flatMap(({ operationId, requestBody, responses }) =>
  [requestBody, ...Object.values(responses)].flatMap((each) =>
    Object.values(each?.content ?? {}).map(({ schema }) => [operationId, schema] as const),
  ),
);
const properties = [...named, ...bodies].flatMap(([name, schema]) => [...schemasIn(name, schema)]);

describe('the document says', () => {
  it('what each operation does, in its declaration: `description`', () => {
    const silent = endpoints.filter(({ description = '' }) => description.length === 0);
    expect(silent.map(({ operationId }) => operationId)).toEqual([]);
  });

  it('what each tag is about: a line in `TAGS` of endpoints.ts', () => {
    expect(tags.filter(({ description }) => !description)).toEqual([]);
    const used = new Set(endpoints.map(({ tag }) => tag));
    expect(Object.keys(WORDS.tags).filter((tag) => !used.has(tag))).toEqual([]);
  });

  it('what each body and answer is: `.id(…).description(…)` of its schema', () => {
    expect(named.filter(([, { description }]) => !description).map(([name]) => name)).toEqual([]);
    const nameless = bodies.filter(([, { $ref, allOf }]) => !$ref && !allOf);
    expect(nameless.map(([operationId]) => operationId)).toEqual([]);
  });

  it('what each property means: `.description(…)` of its schema, or a line in `terms` of words.ts', () => {
    const silent = properties.filter(([, { description, $ref }]) => !description && !$ref);
    expect(properties.length).toBeGreaterThan(500);
    expect([...new Set(silent.map(([path]) => path))]).toEqual([]);
  });

  it('what each parameter means, likewise', () => {
    const silent = operations.flatMap(({ operationId, parameters }) =>
      parameters
        .filter(({ description }) => !description)
        .map(({ name }) => `${operationId}: ${name}`),
    );
    expect(silent).toEqual([]);
  });

  it('"an" before a vowel, here and in the errors', () => {
    const catalogue = readFileSync(`${REPOSITORY}/docs/errors.md`, 'utf8');
    // What begins with a U mostly sounds like a Y.
    const wrong = /\ba (?!one\b)[aeio]\w*/gi;
    expect(JSON.stringify(operations).match(wrong)).toBeNull();
    expect(catalogue.match(wrong)).toBeNull();
  });

  it('nothing of names that nobody uses', () => {
    const parameters = operations.flatMap((operation) => operation.parameters);
    const texts = new Set([
      ...properties.map(([, { description }]) => description),
      ...parameters.map(({ description }) => description),
    ]);
    const idle = Object.entries(WORDS.terms).filter(([, text]) => !texts.has(text));
    expect(idle).toEqual([]);
  });

  it('how an amount is written, wherever there is one', () => {
    const amounts = properties.filter(
      ([path, { type }]) =>
        /(amount|price|charge|deposit|balance_due|line_total|not_due|\.days_\w+)$/.test(path) &&
        String(type).includes('string'),
    );
    expect(amounts.length).toBeGreaterThan(30);
    const patterns = new Set(amounts.map(([, { pattern }]) => pattern));
    // Sums can have more digits, and adjustments are less than nothing.
    expect([...patterns].sort()).toEqual([
      '^-?\\d{1,12}(\\.\\d{1,4})?$',
      '^\\d+(\\.\\d+)?$',
      '^\\d{1,12}(\\.\\d{1,4})?$',
    ]);
  });

  it('which codes each error answer can have, and where they are explained', () => {
    const [, catalogue] = /\/blob\/main\/(.+)$/.exec(externalDocs.url) ?? [];
    expect(existsSync(`${REPOSITORY}/${catalogue}`)).toBe(true);
    for (const { operationId, responses } of operations) {
      for (const [status, { content }] of Object.entries(responses)) {
        const problem = content?.['application/problem+json']?.schema;
        if (!problem) continue;
        const { code } = problem.allOf![1]!.properties as { code: { enum: string[] } };
        expect([operationId, status, code.enum.length > 0]).toEqual([operationId, status, true]);
      }
    }
  });
});
