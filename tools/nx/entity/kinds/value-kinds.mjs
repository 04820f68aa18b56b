import { constantOf, kindOf } from './kind.mjs';

/** A whole number. */
export const int = (field, entity) => {
  const kind = kindOf(field, entity);
  const { forms, column, isOptional, limits } = kind;
  const { min, max } = limits;
  const [least, most] = [constantOf(kind, 'MIN'), constantOf(kind, 'MAX')];
  const type = isOptional ? 'number | null' : 'number';
  const error = `${forms.camel}OutOfRange`;
  const message = (one, other) => `${column} is a whole number from ${one} to ${other}.`;
  const code = `${entity.snake}.${column}_out_of_range`;
  return {
    ...kind,
    given: 'number',
    plain: 'number',
    fact: 'number',
    constants: [
      `static readonly ${least.short} = ${min};`,
      `static readonly ${most.short} = ${max};`,
    ],
    reader: {
      name: `${forms.camel}Of`,
      text: `(count: ${type}): ${type} {
        const [min, max] = [${least.full}, ${most.full}];
        if (${isOptional ? 'count === null || ' : ''}${
          isOptional
            ? '(Number.isInteger(count) && count >= min && count <= max)'
            : 'Number.isInteger(count) && count >= min && count <= max'
        }) return count;
        throw ${entity.errors}.${error}(min, max);
      }`,
    },
    errors: [
      {
        name: error,
        kind: 'invalid',
        code,
        parameters: 'min: number, max: number',
        message: message('${min}', '${max}'),
        details: { field: column },
        example: [min, max],
        exampleMessage: message(min, max),
      },
    ],
    sort: 'number',
    prisma: ['Int', ''],
    checks: [[`${column}_in_range`, `${column} BETWEEN ${min} AND ${max}`]],
    joi: {
      base: `Joi.number().integer().min(${least.full}).max(${most.full})`,
      nothing: 'null',
      kit: [],
      kernel: [entity.className],
      example: max,
    },
    sample: { given: max, kept: max },
    other: { given: min, kept: min },
    refused: [max + 1, min - 1, min + 0.5].map((value) => [value, code, { field: column }]),
  };
};

/** Yes or no. */
export const bool = (field, entity) => ({
  ...kindOf(field, entity),
  given: 'boolean',
  plain: 'boolean',
  fact: 'boolean',
  prisma: ['Boolean', ''],
  joi: { base: 'Joi.boolean()', nothing: 'null', kit: [], kernel: [], example: undefined },
  sample: { given: true, kept: true },
  other: { given: false, kept: false },
});

/** A moment, to the millisecond. */
export const moment = (field, entity) => {
  const [sample, other] = ['2026-02-28T09:30:00.000Z', '2026-03-01T00:00:00.000Z'].map(
    (text) => new Date(text),
  );
  return {
    ...kindOf(field, entity),
    given: 'Date',
    plain: 'Date',
    toFact: (value) =>
      field.isOptional ? `${value}?.toISOString() ?? null` : `${value}.toISOString()`,
    isMoment: true,
    sort: 'moment',
    prisma: ['DateTime', '@db.Timestamptz(3)'],
    joi: { base: 'instant()', nothing: 'null', kit: ['instant'], kernel: [], example: undefined },
    sample: { given: sample, kept: sample },
    other: { given: other, kept: other },
  };
};

/** One of a list of words. */
export const enumeration = (field, entity) => {
  const kind = kindOf(field, entity);
  const { forms, column, isOptional, limits } = kind;
  const { pluralConstant } = entity.wordsOf(forms);
  const type = `${entity.className}${forms.pascal}`;
  const error = `${forms.camel}Unknown`;
  const code = `${entity.snake}.${column}_unknown`;
  const message = (word) => `"${word}" is no ${forms.words} of ${entity.anEntity}.`;
  const [first, second] = limits.values;
  return {
    ...kind,
    plain: type,
    words: { constant: pluralConstant, type, values: limits.values },
    reader: {
      name: `${forms.camel}Of`,
      text: `(word: string${isOptional ? ' | null' : ''}): ${type}${isOptional ? ' | null' : ''} {
        ${isOptional ? 'if (word === null) return null;' : ''}
        const known = ${pluralConstant}.find((each) => each === word);
        if (known === undefined) throw ${entity.errors}.${error}(word);
        return known;
      }`,
    },
    errors: [
      {
        name: error,
        kind: 'invalid',
        code,
        parameters: 'word: string',
        message: message('${word}'),
        details: { field: column },
        example: ['unheard-of'],
        exampleMessage: message('unheard-of'),
      },
    ],
    sort: 'text',
    prisma: ['String', '@db.VarChar(32)'],
    checks: [
      [`${column}_known`, `${column} IN (${limits.values.map((word) => `'${word}'`).join(', ')})`],
    ],
    joi: {
      base: `Joi.string().valid(...${pluralConstant})`,
      nothing: 'null',
      kit: [],
      kernel: [pluralConstant],
      example: undefined,
    },
    filter: {
      schema: `Joi.string().valid(...${pluralConstant}).description('The ${forms.words}, exactly.')`,
      kit: [],
      kernel: [pluralConstant],
    },
    filterType: type,
    sample: { given: first, kept: first },
    other: { given: second, kept: second },
    refused: [['unheard-of', code, { field: column }]],
  };
};

/** An amount, in the currency that all amounts of one have in common. */
export const money = (field, entity) => {
  const kind = kindOf(field, entity);
  const { column, forms } = kind;
  return {
    ...kind,
    isMoney: true,
    errors: [],
    valueErrors: ['currencyUnknown', 'tooManyPlaces'],
    prisma: ['Decimal', '@db.Decimal(16, 4)'],
    checks: [[`${column}_not_negative`, `${column} >= 0`]],
    joi: { base: 'amount()', nothing: 'null', kit: ['amount'], kernel: [], example: undefined },
    sample: { given: '19.99', kept: '19.99' },
    other: { given: '5', kept: '5.00' },
    refused: [['-1', `${entity.snake}.amount_negative`, { field: column }]],
    forms,
  };
};

/** The currency of the amounts: there once, whenever there is an amount. */
export const currency = (entity) => ({
  ...kindOf({ name: 'currency', type: 'currency', isOptional: false, initial: 'USD' }, entity),
  defaultName: 'DEFAULT_CURRENCY',
  isCurrency: true,
  prisma: ['String', '@db.Char(3)'],
  joi: { base: 'currency()', nothing: 'null', kit: ['currency'], kernel: [], example: undefined },
  sample: { given: 'USD', kept: 'USD' },
  other: { given: 'EUR', kept: 'EUR' },
});
