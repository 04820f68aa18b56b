import { parseForm, parseJson } from './request-body.js';

describe('a body that means two things', () => {
  it.each(['{"a":1,"a":2}', '{"a":1,"\\u0061":1}', '[{"b":{"a":1, "a" :1}}]', '{"__proto__":1}'])(
    '%s is refused',
    (text) => {
      expect(() => parseJson(text)).toThrow(expect.objectContaining({ name: 'HttpError' }));
    },
  );

  it.each(['{"a":"\\":","b":{"a":"a:"}}', '[":", "\\\\", {"\\"": 1}]', '"a"', '{"a\\"":"b:"}'])(
    '%s is not one of them',
    (text) => {
      expect(parseJson(text).value).toEqual(JSON.parse(text));
    },
  );

  it('as a form keeps both values, which no schema takes', () => {
    expect(parseForm('a=1&b=2&a=3&a=4', 9).value).toEqual({ a: ['1', '3', '4'], b: '2' });
    expect(() => parseForm('__proto__=1', 9)).toThrow();
  });
});

describe('the measure of a body', () => {
  it.each([
    ['1', { members: 0, depth: 0 }],
    ['[]', { members: 0, depth: 1 }],
    ['{"a":{"b":[{"c":null}]},"d":2}', { members: 4, depth: 4 }],
    ['[[1,[2]],[[[3]]],{"a":[]}]', { members: 1, depth: 4 }],
  ])('%s has its names and its levels', (text, measure) => {
    expect(parseJson(text).measure).toEqual(measure);
  });

  it('is taken of a body deeper than any stack', () => {
    const levels = 100_000;
    const text = '['.repeat(levels) + ']'.repeat(levels);
    expect(parseJson(text).measure).toEqual({ members: 0, depth: levels });
  });

  it('ends where it is too deep, and the rest is not even parsed', () => {
    expect(parseJson('{"a":[[[[', 3)).toEqual({
      value: undefined,
      measure: { members: 1, depth: 4 },
    });
    expect(() => parseJson('{"a":[[[[', 5)).toThrow();
  });

  it.each(['{"[[[[":"]{{{"}', '["\\"[[[[", "\\\\"]', '"[[[["', '[1,"\\u005b[[["]'])(
    'knows brackets and colons in texts from others: %s',
    (text) => {
      expect(parseJson(text, 1).value).toEqual(JSON.parse(text));
    },
  );

  it.each(['"', '"\\', '{"a', '["\\"', ':', ']', '}{'])('of %s is none', (text) => {
    expect(() => parseJson(text, 9)).toThrow(expect.objectContaining({ name: 'HttpError' }));
  });
});
