import { together } from './slices.js';

describe('what slices have together', () => {
  it('is the names of all', () => {
    const whole = together([{ boats: 1 }, { oars: 'two', sails: true }]);
    expect(whole).toEqual({ boats: 1, oars: 'two', sails: true });
  });

  it('has no name twice', () => {
    expect(() => together([{ boats: 1 }, { boats: 2 }])).toThrow('twice among boats, boats');
  });
});
