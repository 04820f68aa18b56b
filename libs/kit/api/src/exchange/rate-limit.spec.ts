import { RateLimit } from './rate-limit.js';

const refusal = (seconds: number) =>
  expect.objectContaining({ extra: { headers: { 'Retry-After': String(seconds) } } });

describe('the rate limit', () => {
  it('opens again a minute after the first request, whatever the clock is set to', () => {
    let elapsed = 0;
    const limit = new RateLimit(2, () => elapsed);
    const { now } = Date;
    const setClock = (hours: number) => (Date.now = () => now() + hours * 3_600_000);
    try {
      limit.count('ada');
      limit.count('ada');
      setClock(-1);
      elapsed = 20_000;
      expect(() => limit.count('ada')).toThrow(refusal(40));
      limit.count('bea');
      setClock(24);
      elapsed = 59_999;
      expect(() => limit.count('ada')).toThrow(refusal(1));
      elapsed = 60_000;
      limit.count('ada');
    } finally {
      Date.now = now;
    }
  });
});

describe('a rate limit that several processes share', () => {
  let elapsed = 0;
  const member = (max: number) => new RateLimit(max, () => elapsed, true);
  beforeEach(() => (elapsed = 0));

  it('refuses by what all of them counted, each visit told once', () => {
    const [one, other] = [member(4), member(4)];
    for (let visit = 0; visit < 3; visit += 1) one.count('ada');
    elapsed = 100;
    other.learn(one.news());
    expect(one.news()).toEqual([]);
    other.count('ada');
    expect(() => other.count('ada')).toThrow(refusal(60));
    one.learn(other.news());
    expect(() => one.count('ada')).toThrow(refusal(60));
    other.count('bea');
  });

  it('opens again everywhere when the first window ends', () => {
    const [one, other] = [member(1), member(1)];
    one.count('ada');
    elapsed = 30_000;
    other.learn(one.news());
    elapsed = 59_999;
    expect(() => other.count('ada')).toThrow(refusal(1));
    elapsed = 60_000;
    other.count('ada');
  });

  it('tells whoever begins later what still counts, and nothing that is over', () => {
    const ledger = new RateLimit(Infinity, () => elapsed);
    ledger.learn([
      ['ada', 2, 1_000],
      ['bea', 1, 60_000],
    ]);
    elapsed = 2_000;
    ledger.learn([['bea', 1, 58_000]]);
    expect(ledger.memory()).toEqual([['bea', 2, 58_000]]);
  });

  it('keeps no news that nobody asks for', () => {
    const alone = new RateLimit(1);
    alone.count('ada');
    expect(alone.news()).toEqual([]);
  });
});
