import * as kit from '@strata/domain-kit';
import * as domain from './index.js';

/** What the classes derived from a base say of themselves, in the domain and its kit. */
function namesBelow(base: { readonly prototype: object }, name: string): unknown[] {
  return Object.values({ ...kit, ...domain })
    .filter((exported) => typeof exported === 'function')
    .map(({ prototype }) => prototype as unknown)
    .filter((prototype) => isBelow(base.prototype, prototype))
    .map((prototype) => Reflect.get(prototype, name) as unknown);
}

function isBelow(base: object, prototype: unknown): prototype is object {
  return prototype !== base && Object.prototype.isPrototypeOf.call(base, prototype as object);
}

describe('names that equality goes by', () => {
  it.each([
    ['value', kit.ValueObject, 'kind'],
    ['entity', kit.AggregateRoot, 'aggregateType'],
  ])('no %s has that of another', (_what, base, name) => {
    const names = namesBelow(base, name);
    expect(names.length).toBeGreaterThan(5);
    expect(names.every((one) => typeof one === 'string' && one !== '')).toBe(true);
    expect(new Set(names).size).toBe(names.length);
  });
});
