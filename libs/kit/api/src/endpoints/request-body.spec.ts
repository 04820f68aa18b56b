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
