import { UuidV7Generator } from './uuid-v7-generator.js';

const expectInOrder = (ids: readonly string[]) => {
  expect(new Set(ids).size).toBe(ids.length);
  expect([...ids].sort()).toEqual(ids);
};

describe('ids', () => {
  // More than the counter behind a millisecond can tell apart.
  it('of one moment are distinct and sort in the order they were made', () => {
    const generator = new UuidV7Generator();
    const at = new Date('2026-01-15T09:30:00.000Z');
    expectInOrder(Array.from({ length: 10_000 }, () => generator.newId(at)));
  });

  it('sort in the order they were made when the clock goes back', () => {
    const generator = new UuidV7Generator();
    const noon = Date.UTC(2026, 0, 15, 12);
    const hours = [0, -1, 0, 1, -24, -1, 2];
    expectInOrder(hours.map((hour) => generator.newId(new Date(noon + hour * 3_600_000))));
  });

  it('sort in the order they were made by whichever generator of the process', () => {
    const generators = [new UuidV7Generator(), new UuidV7Generator()];
    const at = new Date('2026-01-15T09:30:00.000Z');
    expectInOrder(Array.from({ length: 100 }, (_, index) => generators[index % 2]!.newId(at)));
  });

  it('bear the moment they are made for', () => {
    const at = new Date('2126-01-15T09:30:00.000Z');
    const hex = new UuidV7Generator().newId(at).replaceAll('-', '').slice(0, 12);
    expect(Number.parseInt(hex, 16)).toBe(at.getTime());
  });
});
