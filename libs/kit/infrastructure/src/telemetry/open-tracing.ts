import type { Logger } from '@strata/application-kit';
import type { Tracing, TracingSettings } from './tracing.js';

/** Loads what sends traces, of which a process that sends none knows nothing. */
export async function openTracing(settings: TracingSettings, logger: Logger): Promise<Tracing> {
  const { OtlpTracing } = await import('./otlp-tracing.js');
  return new OtlpTracing(settings, logger);
}
