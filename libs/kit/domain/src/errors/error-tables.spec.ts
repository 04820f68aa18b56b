import * as kit from '../index.js';
import { DomainError, type ErrorFactory, type ErrorKind } from '../index.js';

type ErrorTable = Readonly<Record<string, ErrorFactory>>;

/** The error tables among the exports of a package. */
type TablesOf<Exports> = {
  [Name in keyof Exports as Exports[Name] extends ErrorTable ? Name : never]: Exports[Name];
};

/** What a caller sees of an error made of some arguments. */
type Example<Args extends readonly unknown[]> = readonly [
  args: Args,
  kind: ErrorKind,
  code: string,
  message: string,
  details?: object,
];

/** Does not compile while an error of a table is missing. */
type Contract<Tables> = {
  readonly [Table in keyof Tables]: {
    readonly [Name in keyof Tables[Table]]: Tables[Table][Name] extends ErrorFactory<infer Args>
      ? readonly Example<Args>[]
      : never;
  };
};

const CONTRACT: Contract<TablesOf<typeof kit>> = {
  aggregateErrors: {
    concurrentUpdate: [
      [
        ['lamp', 'l-1'],
        'stale',
        'aggregate.concurrent_update',
        'lamp l-1 was changed by someone else meanwhile.',
      ],
    ],
    versionMismatch: [
      [
        [[3, 4], 5],
        'stale',
        'aggregate.version_mismatch',
        'Version 3 or 4 was expected, but the present one is 5.',
        { expected: [3, 4], actual: 5 },
      ],
      [
        [[], 5],
        'stale',
        'aggregate.version_mismatch',
        'Version unknown was expected, but the present one is 5.',
        { expected: [], actual: 5 },
      ],
    ],
  },
  valueErrors: {
    malformedId: [[['42'], 'invalid', 'id.malformed', '"42" is not a UUID.']],
    textRequired: [
      [['name'], 'invalid', 'text.required', 'name must not be empty.', { field: 'name' }],
    ],
    textTooLong: [
      [
        ['name', 5],
        'invalid',
        'text.too_long',
        'name must not be longer than 5 characters.',
        { field: 'name', max: 5 },
      ],
    ],
    textMalformed: [
      [
        ['name'],
        'invalid',
        'text.malformed',
        'name holds a NUL character or half of a surrogate pair.',
        { field: 'name' },
      ],
    ],
    textCharacterRefused: [
      [
        ['name', 'U+200B'],
        'invalid',
        'text.character_refused',
        'name must not hold the character U+200B: a line break, a control character or an invisible one.',
        { field: 'name', character: 'U+200B' },
      ],
    ],
    emailInvalid: [
      [[], 'invalid', 'email.invalid', 'The text is not an email address.', { field: 'email' }],
    ],
    emailNotAscii: [
      [
        [],
        'invalid',
        'email.not_ascii',
        'An email address is ASCII: the part after the @ in its xn-- form (IDNA), the part before it without internationalised letters (RFC 6531).',
        { field: 'email' },
      ],
    ],
    phoneNumberInvalid: [
      [
        [],
        'invalid',
        'phone_number.invalid',
        'The phone number is not in E.164 form, such as +14155550132, or +14155550132;ext=5 with an extension.',
      ],
    ],
    quantityInvalid: [
      [[9], 'invalid', 'quantity.invalid', 'A quantity is a whole number from 1 to 9.'],
    ],
    currencyUnknown: [
      [
        ['DEM'],
        'invalid',
        'money.currency_unknown',
        '"DEM" is not the ISO 4217 code of a currency in use.',
      ],
    ],
    currencyMismatch: [
      [['USD', 'EUR'], 'invalid', 'money.currency_mismatch', 'USD and EUR cannot be combined.'],
    ],
    amountMalformed: [
      [[], 'invalid', 'money.amount_malformed', 'An amount is a decimal text such as "19.99".'],
    ],
    tooManyPlaces: [
      [
        ['USD', 2],
        'invalid',
        'money.too_many_places',
        'An amount in USD has at most 2 decimal places.',
        { currency: 'USD', places: 2 },
      ],
      [
        ['JPY', 0],
        'invalid',
        'money.too_many_places',
        'An amount in JPY has no decimal places.',
        { currency: 'JPY', places: 0 },
      ],
    ],
    amountOutOfRange: [
      [
        ['9.99'],
        'invalid',
        'money.amount_out_of_range',
        'An amount must lie between -9.99 and 9.99.',
      ],
    ],
    timeZoneUnknown: [
      [
        ['Mars/Olympus'],
        'invalid',
        'time_zone.unknown',
        '"Mars/Olympus" is no time zone: give its name in the IANA database, such as America/New_York, or UTC.',
        { field: 'time_zone' },
      ],
    ],
  },
};

describe('an error of the kit', () => {
  const tables = kit as unknown as Readonly<Record<string, ErrorTable>>;
  const cases = Object.entries(CONTRACT).flatMap(([table, errors]) =>
    Object.entries(errors).flatMap(([name, examples]: [string, readonly Example<never[]>[]]) =>
      examples.map((example) => ({ table, name, example })),
    ),
  );

  it.each(cases)('$table.$name tells what is wrong', ({ table, name, example }) => {
    const [args, kind, code, message, details] = example;
    const make = tables[table]![name]!;
    const error = make(...args);
    expect(error).toBeInstanceOf(DomainError);
    expect({ ...error, message: error.message }).toStrictEqual({
      name: 'DomainError',
      kind,
      code,
      message,
      details,
    });
    expect([make.kind, make.code]).toEqual([kind, code]);
  });
});
