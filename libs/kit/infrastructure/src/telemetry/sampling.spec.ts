import { parseTraceparent, samplerOf, SAMPLERS } from './sampling.js';

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const spanId = '00f067aa0ba902b7';

describe('a traceparent', () => {
  it('names who has caused something, and whether that is recorded', () => {
    expect(parseTraceparent(`00-${traceId}-${spanId}-01`)).toEqual({
      traceId,
      spanId,
      isSampled: true,
    });
    expect(parseTraceparent(`00-${traceId}-${spanId}-02`)?.isSampled).toBe(false);
    expect(parseTraceparent(`cc-${traceId}-${spanId}-03-more`)?.isSampled).toBe(true);
  });

  it.each([
    undefined,
    '',
    'x',
    `ff-${traceId}-${spanId}-01`,
    `00-${traceId}-${spanId}-01-more`,
    `00-${'0'.repeat(32)}-${spanId}-01`,
    `00-${traceId}-${'0'.repeat(16)}-01`,
    `00-${traceId.toUpperCase()}-${spanId}-01`,
    `00-${traceId}-${spanId}-01, 00-${traceId}-${spanId}-01`,
  ])('that is none counts for nothing: %s', (text) => {
    expect(parseTraceparent(text)).toBeUndefined();
  });
});

describe('a sampler', () => {
  const recorded = { traceId, spanId, isSampled: true };
  const ignored = { ...recorded, isSampled: false };

  it('does as it is called, and when it is based on a parent as that does', () => {
    const decided = SAMPLERS.map((name) => {
      const isSampled = samplerOf(name, 0.5, () => 0.4);
      return [name, isSampled(undefined), isSampled(recorded), isSampled(ignored)];
    });
    // Of the id, 0xce929d0e0e47 and so on, the last digits lie below the half.
    expect(decided).toEqual([
      ['always_on', true, true, true],
      ['always_off', false, false, false],
      ['traceidratio', true, false, false],
      ['parentbased_always_on', true, true, false],
      ['parentbased_always_off', false, true, false],
      ['parentbased_traceidratio', true, true, false],
    ]);
  });

  it('takes as many as it is told', () => {
    const isSampled = samplerOf('parentbased_traceidratio', 0.01);
    let count = 0;
    for (let draw = 0; draw < 100_000; draw += 1) if (isSampled(undefined)) count += 1;
    expect(count).toBeGreaterThan(800);
    expect(count).toBeLessThan(1200);
    expect(samplerOf('traceidratio', 1)({ ...recorded, traceId: 'f'.repeat(32) })).toBe(true);
    expect(samplerOf('traceidratio', 0)(undefined)).toBe(false);
  });
});
