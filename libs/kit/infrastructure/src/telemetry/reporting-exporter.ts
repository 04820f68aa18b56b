import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import type { Logger } from '@strata/application-kit';

/** The exporter, which says in the log when traces stop arriving, and when they do again. */
export function reportingExporter(exporter: SpanExporter, logger: Logger): SpanExporter {
  let isAway = false;
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        const { error } = result;
        if (error && !isAway) logger.warn({ reason: error.message }, 'traces not sent');
        if (!error && isAway) logger.info({}, 'traces sent again');
        isAway = error !== undefined;
        done(result);
      }),
    forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve(),
    shutdown: () => exporter.shutdown(),
  };
}
