import type { Authenticator, Logger } from '@strata/application-kit';
import express, { type Express } from 'express';
import { docsRouter } from './docs-page.js';
import type { Endpoint } from '../endpoints/endpoint.js';
import { endpointRouter } from '../endpoints/endpoint-router.js';
import { HttpError, httpErrors } from '../errors/http-errors.js';
import type { Fingerprint } from '../endpoints/idempotency.js';
import type { ValidationContext } from '../endpoints/validation.js';
import { openApiDocument } from '../openapi/document.js';
import { HEALTH_PATH, healthRouter, isServing, notReady, type Health } from './health.js';
import { correlationId } from './middleware/correlation-id.js';
import { crossOrigin } from './middleware/cross-origin.js';
import { performanceHeader } from './middleware/performance.js';
import { problemHandler } from './middleware/problem-handler.js';
import { counted, refusalsCounted, uncounted } from './middleware/rate-limiting.js';
import { requestTarget } from './middleware/request-target.js';
import { requestLogging } from './middleware/request-logging.js';
import { securityHeaders } from './middleware/security-headers.js';
import type { RateLimit } from './rate-limit.js';

/**
 * Everything an app is made of.
 * @typeParam Role names of what users may do; the business has them
 */
export interface AppOptions<Role extends string = string> {
  /** For people. */
  readonly name: string;
  /** In the types of problems and the realm of logins. */
  readonly serviceName: string;
  /** Where the endpoints are mounted, such as `/api/v1`. */
  readonly basePath: string;
  readonly endpoints: readonly Endpoint<Role>[];
  /** Below the base path: where a token is had. */
  readonly tokenPath: string;
  /** From least to most; each may do what those before it may. */
  readonly roles: readonly Role[];
  readonly authenticator: Authenticator<Role>;
  readonly fingerprint: Fingerprint;
  readonly logger: Logger;
  readonly health: Health;
  /** Origins whose pages may call the API with credentials. */
  readonly corsOrigins: readonly string[];
  /** What the business's own schemas need to know besides the value. */
  readonly validationContext: ValidationContext;
  /** Counts the requests of one user, or of one network before a login. */
  readonly rateLimit: RateLimit;
  /** Whose X-Forwarded-For is believed, as Express's `trust proxy` takes it. */
  readonly trustProxy: boolean | number | string;
}

/** The HTTP application: middleware, endpoints, health, documentation. */
export function createApp<Role extends string>(options: AppOptions<Role>): Express {
  const { name, basePath, roles, endpoints, logger, health } = options;
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('trust proxy', options.trustProxy);
  app.use(correlationId(), performanceHeader(), requestLogging(logger), securityHeaders());
  const { rateLimit } = options;
  app.use(requestTarget(rateLimit));
  app.use(HEALTH_PATH, uncounted());
  app.use(crossOrigin(options.corsOrigins, rateLimit));
  const api = endpointRouter(endpoints, {
    basePath,
    roles,
    authenticator: options.authenticator,
    rateLimit,
    fingerprint: options.fingerprint,
    validationContext: options.validationContext,
  });
  app.use(basePath, (request, response, next) => {
    if (isServing(health.phase())) return api(request, response, next);
    throw notReady();
  });
  app.use(HEALTH_PATH, healthRouter(health, logger));
  app.use(counted(rateLimit));
  // Made when it is first asked for: most processes never are.
  let document: string | undefined;
  app.get('/openapi.json', (_request, response) => {
    document ??= JSON.stringify(openApiDocument(options, health.version));
    response.type('json').send(document);
  });
  app.use('/docs', docsRouter(name));
  app.get('/', (_request, response) => response.redirect('/docs'));
  app.use(() => {
    throw new HttpError(httpErrors.notFound);
  });
  app.use(refusalsCounted(rateLimit), problemHandler(logger, options.serviceName));
  return app;
}
