import type { Request, RequestHandler, Response } from 'express';
import { clientNetwork } from '../../endpoints/client-network.js';
import { HttpError, httpErrors } from '../../errors/http-errors.js';
import type { RateLimit } from '../rate-limit.js';
import { countRequest } from './rate-limiting.js';

const SCHEME_AND_HOST = /^https?:\/\/[^/?#]+/i;

/**
 * The target of a request with its scheme and host, as proxies send it, in the form that routes know
 * (RFC 9112 section 3.2.2). Express wants to have it so from the start.
 */
export function originForm(target: string): string {
  const [start] = SCHEME_AND_HOST.exec(target) ?? [];
  if (start === undefined) return target;
  const rest = target.slice(start.length);
  return rest.startsWith('/') ? rest : `/${rest}`;
}

/** Refuses requests whose target is none of ours, and answers the one that asks about the server. */
export function requestTarget(rateLimit: RateLimit): RequestHandler {
  return (request: Request, response: Response, next) => {
    expectOneHost(request);
    const { url } = request;
    if (url.startsWith('/')) return next();
    if (url === '*' && request.method === 'OPTIONS') {
      countRequest(rateLimit, response, clientNetwork(request.ip));
      // Asks about the server as a whole, of which there is nothing to say.
      response.writeHead(204).end();
      return;
    }
    throw new HttpError(httpErrors.malformedRequest);
  };
}

/** Two hosts could mean one thing to a proxy and another one here (RFC 9112 section 3.2). */
function expectOneHost({ httpVersion, rawHeaders }: Request): void {
  let hosts = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index];
    if (name?.length === 4 && name.toLowerCase() === 'host') hosts++;
  }
  if (hosts > 1 || (hosts === 0 && httpVersion === '1.1')) {
    throw new HttpError(httpErrors.malformedRequest);
  }
}
