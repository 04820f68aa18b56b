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
