import type { Tracer } from '@strata/application-kit';
import type { SamplerName } from './sampling.js';

/** Where traces are sent, and of whom. */
export interface TracingSettings {
  /** Takes OTLP over HTTP, all of the URL. */
  readonly url: string;
  /** Sent along, such as a key. */
  readonly headers: Readonly<Record<string, string>>;
  readonly serviceName: string;
  readonly serviceVersion: string;
  /** What else is said of this process. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly sampler: SamplerName;
  /** Of what nobody has caused, 0 to 1. */
  readonly ratio: number;
}

/** Records what is to be recorded, and sends it. */
export interface Tracing extends Tracer {
  /** Sends what is left. */
  close(): Promise<void>;
}
