import { SERVICE_NAME } from '@strata/application';
import { Metrics, METRICS_MEDIA_TYPE } from '@strata/infrastructure-kit';
import { createServer, type ServerResponse } from 'node:http';
import type { Settings } from '../config/settings.js';
import { VERSION } from '../version.js';
import { takePort, urlOf } from './listen.js';

/** Where the metrics are served. */
export interface MetricsServer {
  readonly url: string;
  stop(): Promise<void>;
}

const PATH = '/metrics';
/** Far more than ask. */
const MAX_CONNECTIONS = 100;

/** What measures this process; undefined where nobody is told. */
export function metricsOf({ metrics }: Settings): Metrics | undefined {
  return metrics ? new Metrics({ name: SERVICE_NAME, version: VERSION }) : undefined;
}

/**
 * Serves `/metrics` on an address of its own, to whoever asks.
 * @param text what is measured
 * @throws ListenError
 */
export async function serveMetrics(
  place: NonNullable<Settings['metrics']>,
  text: () => Promise<string>,
): Promise<MetricsServer> {
  const server = createServer(({ method, url }, response) => {
    if (url?.split('?')[0] !== PATH) return end(response, 404);
    if (method !== 'GET' && method !== 'HEAD') return end(response.setHeader('Allow', 'GET'), 405);
    text().then(
      (metrics) => response.setHeader('Content-Type', METRICS_MEDIA_TYPE).end(metrics),
      () => end(response, 500),
    );
  });
  server.maxConnections = MAX_CONNECTIONS;
  await takePort(server, place, 'METRICS_');
  return {
    url: urlOf(server, place.host) + PATH,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status).end();
}
