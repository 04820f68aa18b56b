import * as domain from './index.js';

/** The text of all specs of the domain. */
function specs(): string {
  // Not imported: the domain imports no Node module, not even in its tests.
  const { readdirSync, readFileSync } = process.getBuiltinModule('node:fs');
  const sources = new URL('.', import.meta.url);
  return readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.spec.ts'))
    .map((file) => readFileSync(new URL(file, sources), 'utf8'))
    .join('\n');
}

const exported = Object.entries<unknown>(domain);
const tables = exported.filter(([, value]) => isErrorTable(value));
const aggregates = exported.filter(([, value]) => isAggregate(value));

function isErrorTable(value: unknown): boolean {
  const rows = typeof value === 'object' && value !== null ? Object.values(value) : [];
  return rows.length > 0 && rows.every((row) => typeof row === 'function' && 'code' in row);
}

function isAggregate(value: unknown): boolean {
  return (
    typeof value === 'function' &&
    'reconstitute' in value &&
    'persistedVersion' in (value.prototype as object)
  );
}

/** Each context states its own in its own folder; that none is forgotten is asked here. */
describe('the contracts of the business', () => {
  it.each([
    ['every table of errors', 'errorContract', tables],
    ['every aggregate', 'aggregateContract', aggregates],
    ['the events of every aggregate', 'eventContract', aggregates],
  ])('hold %s: a spec calls %s', (_what, contract, subjects) => {
    const text = specs();
    const missing = subjects
      .map(([name]) => name)
      .filter((name) => !new RegExp(`^${contract}\\(\\s*${name},`, 'm').test(text));
    expect(missing).toEqual([]);
    expect(subjects.length).toBeGreaterThan(5);
  });
});

describe('an error of the business', () => {
  it('has a code of its own', () => {
    const codes = tables.flatMap(([, table]) =>
      Object.values(table as Record<string, { readonly code: string }>).map(({ code }) => code),
    );
    expect(codes).toEqual([...new Set(codes)]);
  });
});
