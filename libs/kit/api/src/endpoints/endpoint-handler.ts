import type { Actor, Authenticator } from '@strata/application-kit';
import type { Answer } from './answers.js';
import type { Request, RequestHandler, Response } from 'express';
import Joi from 'joi';
import { authorize } from './authorization.js';
import { clientNetwork } from './client-network.js';
import { expectedVersionsOf, isNotModified } from './conditional-request.js';
import { bodyReader } from './body-reader.js';
import { changeReader } from './change-reader.js';
import { isIdempotent, type Endpoint } from './endpoint.js';
import { HttpError, httpErrors } from '../errors/http-errors.js';
import { countRequest } from '../app/middleware/rate-limiting.js';
import type { LocalResponse } from '../app/middleware/request-locals.js';
import type { RateLimit } from '../app/rate-limit.js';
import { idempotencyOf, type Fingerprint } from './idempotency.js';
import { JSON_MEDIA_TYPE } from './media-type.js';
import { partSchema, RequestValidation, type ValidationContext } from './validation.js';

/** What every endpoint needs to do its work. */
export interface EndpointPorts {
  /** Where the endpoints are mounted, such as `/api/v1`. */
  readonly basePath: string;
  readonly authenticator: Authenticator;
  /** From least to most; each may do what those before it may. */
  readonly roles: readonly string[];
  readonly rateLimit: RateLimit;
  readonly fingerprint: Fingerprint;
  readonly validationContext: ValidationContext;
}

/** Endpoints that take no query refuse every parameter. */
const NO_PARAMETERS = Joi.object({});

/** Far more than any endpoint takes. */
const PARAMETERS_MAX = 100;

/** Nobody: the actor of public endpoints. */
const ANONYMOUS: Actor = { id: 'anonymous', username: 'anonymous', role: '' };

/** The Express handler of an endpoint: the steps that every request goes through, in order. */
export function endpointHandler(endpoint: Endpoint, ports: EndpointPorts): RequestHandler {
  const path = endpoint.params && partSchema('path', endpoint.params);
  const queryString = partSchema('query', endpoint.query ?? NO_PARAMETERS);
  const bodySchema = endpoint.body && partSchema('body', endpoint.body);
  const bodyOf = bodyReader(endpoint);
  const changeOf = changeReader(endpoint.current, bodySchema, ports.validationContext);
  return async (request, response) => {
    expectAcceptable(request);
    const network = clientNetwork(request.ip);
    // Before the body: nobody unknown makes us read a large one.
    const actor = await identify(endpoint, ports, request, response, network);
    const { headers } = request;
    const ifMatch = endpoint.conditional ? expectedVersionsOf(headers['if-match']) : undefined;
    const given = await bodyOf(request);
    const validation = new RequestValidation(ports.validationContext);
    const params = validation.check(path, request.params);
    // Express parses the query anew at each look.
    const hasQuery = endpoint.query !== undefined || request.url.includes('?');
    const query = hasQuery ? validation.check(queryString, queryOf(request)) : undefined;
    const change = await changeOf(given, params, ifMatch);
    const body = validation.check(bodySchema, change.body);
    validation.end();
    const idempotency = isIdempotent(endpoint)
      ? idempotencyOf(request.get('Idempotency-Key'), ports.fingerprint, {
          path: endpoint.path,
          params,
          query: request.query,
          body: given,
        })
      : undefined;
    const answer = await endpoint.handle({
      params,
      query,
      body,
      actor,
      network,
      expectedVersions: change.expectedVersions,
      idempotency,
    });
    send(endpoint, ports.basePath, request, response, answer);
  };
}

/** @throws HttpError 406 when the client takes no JSON */
function expectAcceptable(request: Request): void {
  const { accept } = request.headers;
  if (accept === undefined || accept === '*/*' || accept.includes(JSON_MEDIA_TYPE)) return;
  if (!request.accepts(JSON_MEDIA_TYPE)) throw new HttpError(httpErrors.notAcceptable);
}

/** Counts the request for its user, or for its network when there is none. */
async function identify(
  { access }: Endpoint,
  ports: EndpointPorts,
  request: Request,
  response: LocalResponse,
  network: string,
): Promise<Actor> {
  const { rateLimit } = ports;
  if (access === 'public') {
    countRequest(rateLimit, response, network);
    return ANONYMOUS;
  }
  let actor: Actor;
  try {
    actor = await authorize(ports, request.headers.authorization, access);
  } catch (error) {
    countRequest(rateLimit, response, network);
    throw error;
  }
  response.locals.userId = actor.id;
  countRequest(rateLimit, response, actor.id);
  return actor;
}

/** The parameters after the question mark. @throws HttpError 422 for too many of them */
function queryOf(request: Request): unknown {
  if (request.url.split('&', PARAMETERS_MAX + 1).length > PARAMETERS_MAX) {
    const message = `the query has more than ${PARAMETERS_MAX} parameters`;
    throw new HttpError(httpErrors.validationFailed, { errors: [{ pointer: '/query', message }] });
  }
  return request.query;
}

function send(
  endpoint: Endpoint,
  basePath: string,
  request: Request,
  response: Response,
  answer: Answer,
): void {
  const { status, body, location, etag } = answer;
  const headers: Record<string, string | number> = {
    // Shared caches must not keep it, others must ask again.
    'Cache-Control': endpoint.secret ? 'no-store' : 'private, no-cache',
  };
  if (etag !== null) {
    headers['ETag'] = etag;
    if (endpoint.method === 'get' && isNotModified(request.headers['if-none-match'], etag)) {
      response.writeHead(304, headers).end();
      return;
    }
  }
  if (location !== null) headers['Location'] = basePath + location;
  if (body === null) {
    response.writeHead(status, headers).end();
    return;
  }
  headers['Content-Type'] = JSON_MEDIA_TYPE;
  headers['Content-Length'] = Buffer.byteLength(body);
  response.writeHead(status, headers).end(body);
}
