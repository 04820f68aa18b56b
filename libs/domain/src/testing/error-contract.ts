import { DomainError, type ErrorFactory, type ErrorKind } from '@strata/domain-kit';
import type { Some } from './some.js';

/** What a caller sees of an error made of some arguments. */
type Example<Args extends readonly unknown[]> = readonly [
  args: Args,
  kind: ErrorKind,
  code: string,
  message: string,
  details?: object,
];

/**
 * The contract of a context with whoever handles its errors. It does not compile while an error of the
 * table is missing.
 */
export function errorContract<Table extends Readonly<Record<string, ErrorFactory>>>(
  table: Table,
  errors: {
    readonly [Name in keyof Table]: Table[Name] extends ErrorFactory<infer Args>
      ? Some<Example<Args>>
      : never;
  },
): void {
  const cases = Object.entries(errors).flatMap(
    ([name, examples]: [string, readonly Example<never[]>[]]) =>
      examples.map((example) => ({ name, code: example[2], example })),
  );

  describe('an error of the business', () => {
    it.each(cases)('$code tells what is wrong', ({ name, example }) => {
      const [args, kind, code, message, details] = example;
      const make = table[name]!;
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
}
