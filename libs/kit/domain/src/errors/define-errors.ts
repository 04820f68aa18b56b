import { DomainError, type ErrorDetails, type ErrorKind } from './domain-error.js';

/** One row of an error table; message and details take the same arguments. */
export interface ErrorDefinition {
  readonly kind: ErrorKind;
  /** Stable, `context.rule`; part of the public contract. */
  readonly code: string;
  readonly message: (...args: never[]) => string;
  readonly details?: (...args: never[]) => ErrorDetails;
}

/** Makes the error; carries its kind and code so that a reference can be drawn from the table. */
export interface ErrorFactory<Args extends readonly unknown[] = never[]> {
  (...args: Args): DomainError;
  readonly kind: ErrorKind;
  readonly code: string;
  readonly message: (...args: Args) => string;
}

/**
 * Turns a table of definitions into functions that make the errors. The table is the one home of
 * each code: throw with `throw lampErrors.nameTaken(name)`.
 */
export function defineErrors<Table extends Record<string, ErrorDefinition>>(
  table: Table,
): { readonly [Name in keyof Table]: ErrorFactory<Parameters<Table[Name]['message']>> } {
  const factories = Object.entries(table).map(([name, { kind, code, message, details }]) => {
    const make = (...args: never[]) =>
      new DomainError(kind, code, message(...args), details?.(...args));
    return [name, Object.assign(make, { kind, code, message })];
  });
  // One factory a row under its name, which is what the type says; fromEntries has lost the names.
  return Object.fromEntries(factories) as never;
}
