import {
  SALES_NUMBER_MAX_LENGTH,
  SALES_NUMBER_PATTERN,
  salesNumber,
  salesSequence,
} from './sales-number.js';

const at = new Date('2026-12-31T23:59:59.999Z');

describe('the number of a sale', () => {
  it.each([
    [1n, 'ST-2026-000001'],
    [999_999n, 'ST-2026-999999'],
    [1_000_000n, 'ST-2026-1000000'],
    [2n ** 63n - 1n, 'ST-2026-9223372036854775807'],
  ])('of place %s is %s, and tells its place', (sequence, number) => {
    expect(salesNumber(at, sequence)).toBe(number);
    expect(number).toMatch(SALES_NUMBER_PATTERN);
    expect(number.length).toBeLessThanOrEqual(SALES_NUMBER_MAX_LENGTH);
    expect(salesSequence(number)).toBe(sequence);
  });

  it.each([
    'xST-2026-000001',
    'ST-2026-000001x',
    'ST-2026-00001',
    'ST-26-000001',
    'st-2026-000001',
  ])('is not %s', (text) => expect(text).not.toMatch(SALES_NUMBER_PATTERN));

  it('has the year in UTC', () => {
    expect(salesNumber(new Date('2027-01-01T00:30:00+01:00'), 7n)).toBe('ST-2026-000007');
  });
});
