import type { Description, ObjectSchema } from 'joi';
import { testApp } from '../testing/test-app.js';
import { type HttpError, partSchema, type RequestPart, RequestValidation } from '@strata/api-kit';

const PARTS = testApp().endpoints.flatMap(({ operationId, body, query, params }) =>
  Object.entries({ body, query, path: params }).flatMap(([part, schema]) =>
    Object.keys((schema?.describe().keys ?? {}) as object).length > 0
      ? [[operationId, part as RequestPart, schema as ObjectSchema] as const]
      : [],
  ),
);

const WRONG = [
  '!',
  'usd',
  '-1',
  '1.23456',
  '9'.repeat(18),
  '9'.repeat(5000),
  ' ',
  '',
  '\0',
  'ü',
  {},
];

/** A value with the same text in every place of a schema. */
function filled({ type, keys, items }: Description, text: unknown): unknown {
  if (type === 'array') return [filled((items as Description[])[0]!, text)];
  if (!keys) return text;
  return Object.fromEntries(
    Object.entries(keys as Record<string, Description>).map(([name, key]) => [
      name,
      filled(key, text),
    ]),
  );
}

function messagesOf(part: RequestPart, schema: ObjectSchema, value: unknown): readonly string[] {
  const validation = new RequestValidation({ phoneRegion: 'US' });
  validation.check(partSchema(part, schema), value);
  try {
    validation.end();
    return [];
  } catch (error) {
    return (error as HttpError).extra.errors!.map(({ message }) => message);
  }
}

describe('what a refusal says', () => {
  it.each(PARTS)('is no regular expression, by %s in its %s', (_name, part, schema) => {
    const messages = WRONG.flatMap((text) =>
      messagesOf(part, schema, filled(schema.describe(), text)),
    );
    expect(messages.length).toBeGreaterThan(0);
    expect(messages.filter((message) => /pattern|\/\^|\$\/|\[A-Z/.test(message))).toEqual([]);
  });

  it.each([
    ['usd', '19.99', ['currency must be a code of ISO 4217: three capital letters, such as USD']],
    ['$', '19.99', ['currency must be a code of ISO 4217: three capital letters, such as USD']],
    ['USD', '9'.repeat(18), [expect.stringContaining('at most 12 digits before the point')]],
    ['USD', '-1', [expect.stringContaining('not negative')]],
    ['USD', '1,50', [expect.stringContaining('a decimal text such as "19.99"')]],
    ['USD', '0.00001', [expect.stringContaining('and 4 behind it')]],
  ])('is what is wrong with %s %s', (currency, unit_price, expected) => {
    const item = PARTS.find(([name]) => name === 'createItem')![2];
    const body = { sku: 'A', name: 'A', currency, unit_price };
    expect(messagesOf('body', item, body)).toEqual(expected);
  });
});
