import type { IncomingMessage } from 'node:http';
import { HttpError, httpErrors } from '../errors/http-errors.js';

const SCHEME_AND_HOST = /^https?:\/\/[^/?#]+/i;

/**
 * The target of a request with its scheme and host, as proxies send it, in the form that routes know
 * (RFC 9112 section 3.2.2).
 */
export function originForm(target: string): string {
  const [start] = SCHEME_AND_HOST.exec(target) ?? [];
  if (start === undefined) return target;
  const rest = target.slice(start.length);
  return rest.startsWith('/') ? rest : `/${rest}`;
}

/** Two hosts could mean one thing to a proxy and another one here (RFC 9112 section 3.2). */
export function expectOneHost({ httpVersion, rawHeaders }: IncomingMessage): void {
  let hosts = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index];
    if (name?.length === 4 && name.toLowerCase() === 'host') hosts++;
  }
  if (hosts > 1 || (hosts === 0 && httpVersion === '1.1')) {
    throw new HttpError(httpErrors.malformedRequest);
  }
}
