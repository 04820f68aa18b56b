import { revised } from './revised.js';

describe('a changed field', () => {
  const refuse = (): never => {
    throw new Error('a rule of today');
  };

  it('stays when nothing is given, or what it is already', () => {
    expect(revised(undefined, 'old', 'old', refuse)).toBe('old');
    expect(revised('old', 'old', 'old', refuse)).toBe('old');
    expect(revised(null, null, null, refuse)).toBeNull();
    const address = { street: 'a', city: 'b' };
    expect(revised({ city: 'b', street: 'a' }, address, { ...address }, refuse)).toBe(address);
    const nested = [{ unit: 'day', count: 1 }];
    expect(revised([{ count: 1, unit: 'day' }], nested, [{ ...nested[0]! }], refuse)).toBe(nested);
  });

  it('is made anew, by the rules of today, from anything else', () => {
    expect(revised('new', 'old', 'old', (text) => text.toUpperCase())).toBe('NEW');
    expect(() => revised({ a: 1, b: 2 }, {}, { a: 1 }, refuse)).toThrow('a rule of today');
    expect(() => revised({ a: 1 }, {}, { a: 1, b: 2 } as object, refuse)).toThrow();
    expect(() => revised<object | null, object | null>({ a: 1 }, null, null, refuse)).toThrow();
    expect(revised<object | null, object | null>(null, {}, {}, (given) => given)).toBeNull();
    // Texts have no fields to compare, whatever their letters.
    expect(() => revised<unknown, unknown>({ 0: 'a' }, 'a', 'a', refuse)).toThrow();
    expect(() => revised<unknown, unknown>(1, 2, 2, refuse)).toThrow();
    expect(() => revised({ a: 1, b: 3 }, {}, { a: 1, b: 2 }, refuse)).toThrow();
    expect(() => revised([{ a: 1 }], [], [{ a: 2 }], refuse)).toThrow();
    expect(() => revised([{ a: 1 }], [], [{ a: 1 }, { a: 1 }], refuse)).toThrow();
  });
});
