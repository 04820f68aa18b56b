import { takesSubject } from './subject-pattern.js';

describe('a pattern of subjects', () => {
  it.each([
    ['a.b', 'a.b', true],
    ['a.b', 'a.c', false],
    ['a.b', 'a.b.c', false],
    ['a.b.c', 'a.b', false],
    ['a.*', 'a.b', true],
    ['a.*', 'a', false],
    ['*.b', 'a.b', true],
    ['a.*', 'a.b.c', false],
    ['a.>', 'a.b.c', true],
    ['a.>', 'a', false],
    ['b.>', 'a.b', false],
    ['>', 'a.b', true],
    ['*.b.>', 'a.b.c', true],
    ['*.b.>', 'a.c.c', false],
  ])('%s takes %s: %s', (pattern, subject, taken) => {
    expect(takesSubject(pattern, subject)).toBe(taken);
  });
});
