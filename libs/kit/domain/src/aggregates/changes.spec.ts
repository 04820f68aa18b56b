import { changesBetween } from './changes.js';

const base = { id: '1', createdAt: new Date(0), version: 1, updatedBy: 'a' };

describe('changes between two states', () => {
  it('are told by field, whatever is new with each version', () => {
    const before = { ...base, name: 'Lamp', lumen: 3, place: { row: 1 }, since: new Date(5) };
    const after = { ...before, version: 2, updatedBy: 'b', since: new Date(5), place: { row: 1 } };
    expect(changesBetween(before, after)).toEqual({});
    expect(changesBetween(before, { ...after, name: 'Lantern', place: { row: 2 } })).toEqual({
      name: { from: 'Lamp', to: 'Lantern' },
      place: { from: { row: 1 }, to: { row: 2 } },
    });
    expect(changesBetween(before, { ...after, lumen: null, since: new Date(6) })).toEqual({
      lumen: { from: 3, to: null },
      since: { from: new Date(5), to: new Date(6) },
    });
  });

  it('go into what a list holds that has ids', () => {
    const [one, two, three] = [
      { id: 'a', quantity: 1, version: 7 },
      { id: 'b', quantity: 2, version: 1 },
      { id: 'c', quantity: 3, version: 1 },
    ];
    const after = [{ ...one, quantity: 5, version: 8 }, three];
    expect(changesBetween({ items: [one, two] }, { items: after })).toEqual({
      'items.a.quantity': { from: 1, to: 5 },
      'items.a.version': { from: 7, to: 8 },
      'items.b': { from: two, to: null },
      'items.c': { from: null, to: three },
    });
    expect(changesBetween({ tiers: [{ price: 1 }] }, { tiers: [{ price: 2 }] })).toEqual({
      tiers: { from: [{ price: 1 }], to: [{ price: 2 }] },
    });
  });

  it('say of a secret no more than that it is another', () => {
    const before = { name: 'Ada', hash: 'x' };
    expect(changesBetween(before, { name: 'Ada', hash: 'y' }, ['hash'])).toEqual({ hash: {} });
    expect(changesBetween(before, { name: 'Bea', hash: 'x' }, ['hash'])).toEqual({
      name: { from: 'Ada', to: 'Bea' },
    });
  });
});
