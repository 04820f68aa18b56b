/** What is told of a piece of work; names as the conventions of OpenTelemetry have them. */
export type SpanAttributes = Readonly<Record<string, string | number | boolean>>;

/** How a piece of work relates to what is outside: it answers, asks, takes from a queue, or none of it. */
export type SpanKind = 'server' | 'client' | 'consumer' | 'internal';

/** What is known of a piece of work when it begins. */
export interface SpanStart {
  /** `internal` when not said. */
  readonly kind?: SpanKind;
  readonly attributes?: SpanAttributes;
}

/** What is known of a piece of work when it is over. */
export interface SpanEnd {
  /** In place of its first name. */
  readonly name?: string;
  readonly attributes?: SpanAttributes;
  /** What it failed with. */
  readonly failure?: unknown;
}

/**
 * A piece of work whose course is recorded, with the time it took. Most work is not recorded; it has none,
 * and that costs it nothing. Passed on as an argument, to whatever is a part of the work.
 */
export interface Span {
  /** 32 hexadecimal digits: of all that one thing outside has caused. */
  readonly traceId: string;
  /** 16 hexadecimal digits: of this piece. */
  readonly spanId: string;
  /** Both, as another program takes them (W3C Trace Context). */
  readonly traceparent: string;
  /** Begins a part of it. */
  child(name: string, start?: SpanStart): Span;
  /** Ends it; what comes later is not heard. */
  end(end?: SpanEnd): void;
}

/** Decides whose course is recorded. */
export interface Tracer {
  /**
   * Begins a piece of work that nothing in this program has caused.
   * @param traceparent of what has caused it, wherever that was; anything else counts for nothing
   * @returns undefined when its course is not to be recorded
   */
  begin(name: string, traceparent: string | undefined, start?: SpanStart): Span | undefined;
}

/** Does a part of some work, and records it when the whole is. */
export function inSpan<Result>(
  whole: Span | undefined,
  name: string,
  work: (part: Span | undefined) => Promise<Result>,
  start?: SpanStart,
): Promise<Result> {
  return whole ? recorded(whole.child(name, start), work) : work(undefined);
}

async function recorded<Result>(
  span: Span,
  work: (part: Span) => Promise<Result>,
): Promise<Result> {
  try {
    const result = await work(span);
    span.end();
    return result;
  } catch (failure) {
    span.end({ failure });
    throw failure;
  }
}
