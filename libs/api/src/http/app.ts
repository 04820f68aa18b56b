import type { Role } from '@strata/domain';
import type { Authenticator, Logger } from '@strata/application-kit';
import express, { type Express } from 'express';
import { BASE_PATH } from './base-path.js';
import { docsRouter } from './docs-page.js';
import type { Endpoint } from './endpoint.js';
import { endpointRouter } from './endpoint-router.js';
import { HEALTH_PATH, healthRouter, isServing, notReady, type Health } from './health.js';
import { HttpError, httpErrors } from './http-errors.js';
import type { Fingerprint } from './idempotency.js';
import { correlationId } from './middleware/correlation-id.js';
import { crossOrigin } from './middleware/cross-origin.js';
import { performanceHeader } from './middleware/performance.js';
import { problemHandler } from './middleware/problem-handler.js';
import { counted, refusalsCounted, uncounted } from './middleware/rate-limiting.js';
import { requestTarget } from './middleware/request-target.js';
import { requestLogging } from './middleware/request-logging.js';
import { securityHeaders } from './middleware/security-headers.js';
import { openApiDocument } from './openapi/document.js';
import { RateLimit } from './rate-limit.js';

/** Everything an app is made of. */
export interface AppOptions {
  readonly name: string;
  readonly endpoints: readonly Endpoint[];
  readonly authenticator: Authenticator<Role>;
  readonly fingerprint: Fingerprint;
  readonly logger: Logger;
  readonly health: Health;
  /** Origins whose pages may call the API with credentials. */
  readonly corsOrigins: readonly string[];
  /** Where phone numbers in national notation are from, ISO 3166-1 alpha-2. */
  readonly phoneRegion: string;
  /** Requests a minute of one user, or of one network before a login. */
  readonly rateLimitMax: number;
  /** Whose X-Forwarded-For is believed, as Express's `trust proxy` takes it. */
  readonly trustProxy: boolean | number | string;
}

/** The HTTP application: middleware, endpoints, health, documentation. */
export function createApp(options: AppOptions): Express {
  const { name, endpoints, logger, health } = options;
  const document = JSON.stringify(openApiDocument(name, health.version, endpoints));
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('trust proxy', options.trustProxy);
  app.use(correlationId(), performanceHeader(), requestLogging(logger), securityHeaders());
  const rateLimit = new RateLimit(options.rateLimitMax);
  app.use(requestTarget(rateLimit));
  app.use(HEALTH_PATH, uncounted());
  app.use(crossOrigin(options.corsOrigins, rateLimit));
  const api = endpointRouter(endpoints, {
    authenticator: options.authenticator,
    rateLimit,
    fingerprint: options.fingerprint,
    validationContext: { phoneRegion: options.phoneRegion },
  });
  app.use(BASE_PATH, (request, response, next) => {
    if (isServing(health.phase())) return api(request, response, next);
    throw notReady();
  });
  app.use(HEALTH_PATH, healthRouter(health, logger));
  app.use(counted(rateLimit));
  app.get('/openapi.json', (_request, response) => {
    response.type('json').send(document);
  });
  app.use('/docs', docsRouter(name));
  app.get('/', (_request, response) => response.redirect('/docs'));
  app.use(() => {
    throw new HttpError(httpErrors.notFound);
  });
  app.use(refusalsCounted(rateLimit), problemHandler(logger));
  return app;
}
