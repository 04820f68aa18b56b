import {
  type Context,
  ROOT_CONTEXT,
  type Span as OtelSpan,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Tracer as OtelTracer,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { Logger, Span, SpanEnd, SpanStart } from '@strata/application-kit';
import { DomainError } from '@strata/domain-kit';
import { reportingExporter } from './reporting-exporter.js';
import { parseTraceparent, type RemoteSpan, type Sampler, samplerOf } from './sampling.js';
import type { Tracing, TracingSettings } from './tracing.js';

const KINDS = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  consumer: SpanKind.CONSUMER,
  internal: SpanKind.INTERNAL,
} as const;

/**
 * Traces by the SDK of OpenTelemetry, sent as OTLP over HTTP. Whether anything is recorded is decided before
 * the SDK hears of it, and what belongs to what is said by the caller: nothing is kept in a context of the
 * process.
 */
export class OtlpTracing implements Tracing {
  readonly #provider: BasicTracerProvider;
  readonly #tracer: OtelTracer;
  readonly #isSampled: Sampler;

  constructor(settings: TracingSettings, logger: Logger) {
    const { url, headers, serviceName, serviceVersion, attributes, sampler, ratio } = settings;
    const exporter = new OTLPTraceExporter({ url, headers: { ...headers } });
    this.#provider = new BasicTracerProvider({
      resource: resourceFromAttributes({
        ...attributes,
        'service.name': serviceName,
        'service.version': serviceVersion,
        'process.pid': process.pid,
      }),
      spanProcessors: [new BatchSpanProcessor(reportingExporter(exporter, logger))],
    });
    this.#tracer = this.#provider.getTracer(serviceName, serviceVersion);
    this.#isSampled = samplerOf(sampler, ratio);
  }

  begin(name: string, traceparent: string | undefined, start?: SpanStart): Span | undefined {
    const cause = parseTraceparent(traceparent);
    if (!this.#isSampled(cause)) return undefined;
    return new OtlpSpan(this.#tracer, name, cause ? contextOf(cause) : ROOT_CONTEXT, start);
  }

  close(): Promise<void> {
    return this.#provider.shutdown();
  }
}

class OtlpSpan implements Span {
  readonly #span: OtelSpan;
  readonly #context: Context;

  constructor(
    private readonly tracer: OtelTracer,
    name: string,
    whole: Context,
    { kind = 'internal', attributes = {} }: SpanStart = {},
  ) {
    this.#span = tracer.startSpan(
      name,
      { kind: KINDS[kind], attributes: { ...attributes } },
      whole,
    );
    this.#context = trace.setSpan(ROOT_CONTEXT, this.#span);
  }

  get traceId(): string {
    return this.#span.spanContext().traceId;
  }

  get spanId(): string {
    return this.#span.spanContext().spanId;
  }

  get traceparent(): string {
    return `00-${this.traceId}-${this.spanId}-01`;
  }

  child(name: string, start?: SpanStart): Span {
    return new OtlpSpan(this.tracer, name, this.#context, start);
  }

  end({ name, attributes, failure }: SpanEnd = {}): void {
    if (name !== undefined) this.#span.updateName(name);
    if (attributes) this.#span.setAttributes({ ...attributes });
    if (failure !== undefined) {
      this.#span.setAttribute('error.type', typeOf(failure));
      this.#span.setStatus({ code: SpanStatusCode.ERROR, message: typeOf(failure) });
    }
    this.#span.end();
  }
}

function contextOf({ traceId, spanId }: RemoteSpan): Context {
  return trace.setSpanContext(ROOT_CONTEXT, {
    traceId,
    spanId,
    traceFlags: TraceFlags.SAMPLED,
    isRemote: true,
  });
}

/** Its code or class, of which there are few; messages can hold what is nobody's business. */
function typeOf(failure: unknown): string {
  if (failure instanceof DomainError) return failure.code;
  return failure instanceof Error ? failure.name : typeof failure;
}
