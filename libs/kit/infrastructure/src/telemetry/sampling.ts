/** What has caused a piece of work, in another program. */
export interface RemoteSpan {
  readonly traceId: string;
  readonly spanId: string;
  /** Whether its course is recorded there. */
  readonly isSampled: boolean;
}

/** How it is decided whose course is recorded, by the names that OpenTelemetry gives. */
export const SAMPLERS = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const;

/** One of {@link SAMPLERS}. */
export type SamplerName = (typeof SAMPLERS)[number];

/** Whether the course of a piece of work is recorded. */
export type Sampler = (cause: RemoteSpan | undefined) => boolean;

const TRACEPARENT = /^([\da-f]{2})-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(-.*)?$/;
const NOBODY = /^0+$/;
const SAMPLED = 1;
/** Of a trace id, the digits that are random to whoever made it, and how many values they have. */
const RANDOM_DIGITS = 12;
const RANDOM_VALUES = 16 ** RANDOM_DIGITS;

/** Reads what W3C Trace Context calls so; undefined for anything else. */
export function parseTraceparent(text: string | undefined): RemoteSpan | undefined {
  const [, version, traceId = '', spanId = '', flags = '', more] =
    TRACEPARENT.exec(text ?? '') ?? [];
  // A later version may say more; the first says just that.
  if (version === undefined || version === 'ff' || (version === '00' && more)) return undefined;
  if (NOBODY.test(traceId) || NOBODY.test(spanId)) return undefined;
  return { traceId, spanId, isSampled: (Number.parseInt(flags, 16) & SAMPLED) === SAMPLED };
}

/**
 * The sampler of a name.
 * @param ratio 0 to 1; only those with `ratio` in their name heed it
 * @param random from 0 to 1, below 1
 */
export function samplerOf(name: SamplerName, ratio: number, random = Math.random): Sampler {
  if (name.startsWith('parentbased_')) {
    const ofNobody = rootSampler(name.slice('parentbased_'.length), ratio, random);
    return (cause) => cause?.isSampled ?? ofNobody(undefined);
  }
  return rootSampler(name, ratio, random);
}

function rootSampler(name: string, ratio: number, random: () => number): Sampler {
  if (name === 'always_on') return () => true;
  if (name === 'always_off') return () => false;
  return (cause) => placeOf(cause, random) < ratio;
}

/** All programs of a trace that ask for the same share of them come to the same answer. */
function placeOf(cause: RemoteSpan | undefined, random: () => number): number {
  if (!cause) return random();
  return Number.parseInt(cause.traceId.slice(-RANDOM_DIGITS), 16) / RANDOM_VALUES;
}
