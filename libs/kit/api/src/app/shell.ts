import type { ServerResponse } from 'node:http';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import { asyncApiDocument } from '../asyncapi/document.js';
import { HttpError, httpErrors } from '../errors/http-errors.js';
import { exchangeOf, type Exchange } from '../exchange/exchange.js';
import { HEALTH_PATH } from '../exchange/health-path.js';
import { OPERATOR_PATH } from '../operator/operator-page.js';
import { operatorRouter } from '../operator/operator-router.js';
import { openApiDocument } from '../openapi/document.js';
import type { AppOptions } from './app-options.js';
import { docsRouter } from './docs-page.js';
import { serveDocument } from './document-route.js';
import { healthRouter } from './health-router.js';

/** Where the document of the API is. */
const DOCUMENT_PATH = '/openapi.json';

/** Express around the API: health, documentation, what a team adds, and 404 for the rest. */
export function createShell(options: AppOptions): Express {
  const { name, basePath, tokenPath, health, logger } = options;
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('trust proxy', options.trustProxy);
  app.use((_request, response, next) => {
    const exchange = openExchange(response);
    exchange.count();
    exchange.handOver();
    next();
  });
  app.use(HEALTH_PATH, healthRouter(health, logger));
  serveDocument(app, DOCUMENT_PATH, () => openApiDocument(options, health.version));
  const { events } = options;
  if (events) {
    serveDocument(app, '/asyncapi.json', () => asyncApiDocument(options, events, health.version));
  }
  app.use(
    '/docs',
    docsRouter({ title: name, tokenPath: basePath + tokenPath, documentPath: DOCUMENT_PATH }),
  );
  const { operator } = options;
  if (operator) app.use(OPERATOR_PATH, operatorRouter({ ...options, operator }));
  app.get('/', (_request, response) => response.redirect('/docs'));
  options.extend?.(app);
  app.use(() => {
    throw new HttpError(httpErrors.notFound);
  });
  // Express tells by the number of parameters that it takes errors.
  app.use((error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    openExchange(response).fail(error);
  });
  return app;
}

function openExchange(response: ServerResponse): Exchange {
  const exchange = exchangeOf(response);
  if (!exchange) throw new Error('The API saw every request before.');
  return exchange;
}
