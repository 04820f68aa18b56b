import { ServerResponse, IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * Helmet's headers. They are the same for every answer, so helmet works them out once.
 * `upgrade-insecure-requests` is left out: the docs page is also served over plain HTTP.
 */
export function securityHeaders(): RequestHandler {
  const sample = new ServerResponse(new IncomingMessage(new Socket()));
  helmet({ contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } } })(
    sample.req,
    sample,
    (error?: unknown) => {
      if (error instanceof Error) throw error;
    },
  );
  const headers = Object.entries(sample.getHeaders()).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return (_request, response, next) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    next();
  };
}
