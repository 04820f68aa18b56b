import { expectedVersionsOf, isNotModified } from './conditional-request.js';

describe('If-Match', () => {
  it.each([
    [undefined, undefined],
    ['*', undefined],
    [' * ', undefined],
    ['"3"', [3]],
    ['"3", "5"', [3, 5]],
    ['"3","5"\t,\t"7"', [3, 5, 7]],
    [', ,"3",, "5" ,', [3, 5]],
    ['"3",'.repeat(100), Array<number>(100).fill(3)],
    // A weak tag, one of somebody else's and one that no version has.
    ['W/"3"', []],
    ['"abc", "5", W/"3", ""', [5]],
    ['"a,b", "é", "0", "01", "99999999999"', []],
    ['"3,5"', []],
  ])('%s takes the versions %j', (header, versions) => {
    expect(expectedVersionsOf(header)).toEqual(versions);
  });

  it.each([
    '',
    ' ',
    ',',
    '3',
    '"3',
    '3"',
    '"3" "5"',
    '"3", 5',
    '"3", *',
    '*, "3"',
    '"3"; "5"',
    '"3",'.repeat(101),
  ])('%j is malformed', (header) => {
    expect(() => expectedVersionsOf(header)).toThrow(
      expect.objectContaining({ definition: expect.objectContaining({ status: 400 }) }),
    );
  });

  it('is read in one pass, however long it is', () => {
    const before = process.cpuUsage().user;
    for (const piece of [' ', '"', '"1', 'W/', ',', '"1",', '\t"']) {
      const header = piece.repeat(100_000);
      try {
        expectedVersionsOf(header);
      } catch {
        // Only the time counts.
      }
      isNotModified(header, '"1"');
    }
    expect((process.cpuUsage().user - before) / 1000).toBeLessThan(2000);
  });
});

describe('If-None-Match', () => {
  it.each([
    [undefined, false],
    ['"3"', true],
    ['W/"3"', true],
    ['"1", W/"2",, "3"', true],
    ['*', true],
    ['"13"', false],
    ['"1,"3"', false],
    ['3', false],
    ['', false],
  ])('%s matches the present version: %s', (header, expected) => {
    expect(isNotModified(header, '"3"')).toBe(expected);
  });
});
