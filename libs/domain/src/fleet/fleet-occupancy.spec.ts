import { availabilityOf } from './fleet-occupancy.js';
import { capacityShortages, firstDeeperShortage } from './fleet-shortages.js';

const day = (number: number) => new Date(Date.UTC(2026, 0, number));
const taken = (quantity: number, from: number, to: number) => ({
  ...{ quantity, from: day(from), to: day(to) },
});
const january = { from: day(1), to: day(31) };

describe('what is available', () => {
  it('is everything of what nobody takes', () => {
    expect(availabilityOf(7, [], january)).toEqual({
      minimum: 7,
      steps: [{ from: day(1), available: 7 }],
    });
  });

  it('changes as something begins and ends; what lies outside changes nothing', () => {
    const occupations = [taken(2, 0, 5), taken(3, 5, 9), taken(1, 8, 40), taken(9, 31, 40)];
    expect(availabilityOf(5, occupations, january)).toEqual({
      minimum: 1,
      steps: [
        { from: day(1), available: 3 },
        { from: day(5), available: 2 },
        { from: day(8), available: 1 },
        { from: day(9), available: 4 },
      ],
    });
  });

  it('does not change where one begins as another ends', () => {
    const { steps } = availabilityOf(5, [taken(2, 0, 5), taken(2, 5, 40)], january);
    expect(steps).toEqual([{ from: day(1), available: 3 }]);
  });

  it('is less than nothing where facts went beyond promises', () => {
    expect(availabilityOf(1, [taken(3, 2, 4)], { from: day(1), to: null })).toEqual({
      minimum: -2,
      steps: [
        { from: day(1), available: 1 },
        { from: day(2), available: -2 },
        { from: day(4), available: 1 },
      ],
    });
  });
});

describe('a shortage', () => {
  const occupations = [taken(3, 2, 4), taken(4, 4, 6), taken(3, 8, 9)];
  const ever = { from: day(1), to: null };

  it('lasts as long as more is promised than there is, and is as deep as its worst moment', () => {
    expect(capacityShortages(ever, { capacity: 2, occupations })).toEqual([
      { capacity: 2, from: day(2), to: day(6), promised: 4, missing: 2 },
      { capacity: 2, from: day(8), to: day(9), promised: 3, missing: 1 },
    ]);
    expect(capacityShortages(ever, { capacity: 4, occupations })).toEqual([]);
  });

  it('is told where it is deeper than before, or there was none', () => {
    const of = (before: number, after: number, more: typeof occupations = []) =>
      firstDeeperShortage(
        ever,
        { capacity: before, occupations },
        { capacity: after, occupations: [...occupations, ...more] },
      )?.from;
    expect(of(4, 3)).toEqual(day(4));
    expect(of(3, 2)).toEqual(day(2));
    expect(of(2, 2)).toBeUndefined();
    expect(of(2, 3)).toBeUndefined();
    expect(of(3, 3, [taken(1, 8, 9)])).toEqual(day(8));
    expect(of(3, 3, [taken(1, 6, 8)])).toBeUndefined();
  });
});
