import type { Span, SpanEnd, SpanStart, Tracer } from '../ports/tracing.js';

/** A piece of work that was recorded. */
export interface RecordedSpan {
  readonly name: string;
  /** The id of what it is a part of; null for the whole. */
  readonly parent: string | null;
  readonly span: Span;
  readonly start: SpanStart | undefined;
  readonly end: SpanEnd;
}

/** Records everything, in the order in which it ends. */
export class RecordingTracer implements Tracer {
  readonly ended: RecordedSpan[] = [];
  #count = 0;

  begin(name: string, traceparent?: string, start?: SpanStart): Span {
    const [, traceId, parent = null] = traceparent?.split('-') ?? [];
    return this.#open(name, traceId ?? this.#id(32), parent, start);
  }

  /** Names of what has ended, below those of what they are a part of: `request > transaction`. */
  get paths(): readonly string[] {
    return this.ended.map((one) => this.#pathOf(one));
  }

  #pathOf({ name, parent }: RecordedSpan): string {
    const whole = this.ended.find(({ span }) => span.spanId === parent);
    return whole ? `${this.#pathOf(whole)} > ${name}` : name;
  }

  #open(name: string, traceId: string, parent: string | null, start?: SpanStart): Span {
    const spanId = this.#id(16);
    const span: Span = {
      traceId,
      spanId,
      traceparent: `00-${traceId}-${spanId}-01`,
      child: (part, startOfPart) => this.#open(part, traceId, spanId, startOfPart),
      end: (end = {}) => {
        this.ended.push({ name: end.name ?? name, parent, span, start, end });
      },
    };
    return span;
  }

  #id(digits: number): string {
    this.#count += 1;
    return this.#count.toString(16).padStart(digits, '0');
  }
}
