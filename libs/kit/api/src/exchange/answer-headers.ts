import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import helmet from 'helmet';
import type { CrossOrigin } from './cross-origin.js';

/** What a middleware of others calls when it has set its headers. */
type Next = (error?: unknown) => void;

const OWN = ["'self'"];

/**
 * What a page may do: load what this server has, and nothing inline. There are no exceptions.
 * `upgrade-insecure-requests` is left out: the docs page is also served over plain HTTP.
 */
const POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: OWN,
  styleSrc: OWN,
  imgSrc: [...OWN, 'data:'],
  connectSrc: OWN,
  formAction: OWN,
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
};

/**
 * The headers of every answer, by the page's origin: Helmet's, and those that let pages of listed
 * origins call. They are the same for each request, so they are worked out once.
 */
export function answerHeaders(
  crossOrigin: CrossOrigin,
): (origin: string | undefined) => readonly string[] {
  const secure = helmet({ contentSecurityPolicy: { useDefaults: false, directives: POLICY } });
  const sample = (origin: string | undefined) =>
    headersSetBy(origin, (request, response, next) => {
      secure(request, response, (error) =>
        error === undefined ? crossOrigin.handle(request, response, next) : next(error),
      );
    });
  const strange = sample(undefined);
  const known = new Map(crossOrigin.origins.map((origin) => [origin, sample(origin)]));
  return (origin) => (origin === undefined ? strange : (known.get(origin) ?? strange));
}

function headersSetBy(
  origin: string | undefined,
  middleware: (request: IncomingMessage, response: ServerResponse, next: Next) => void,
): readonly string[] {
  const request = new IncomingMessage(new Socket());
  request.method = 'GET';
  if (origin !== undefined) request.headers.origin = origin;
  const response = new ServerResponse(request);
  middleware(request, response, (error) => {
    if (error instanceof Error) throw error;
  });
  return Object.entries(response.getHeaders()).flatMap(([name, value]) => [name, String(value)]);
}
