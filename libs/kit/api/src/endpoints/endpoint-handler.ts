import { parse } from 'node:querystring';
import type { Actor, Authenticator, CopiedReads, Snapshots } from '@strata/application-kit';
import accepts from 'accepts';
import Joi from 'joi';
import { HttpError, httpErrors } from '../errors/http-errors.js';
import {
  CONSISTENCY_TOKEN_HEADER,
  type Exchange,
  type ExchangeRequest,
} from '../exchange/exchange.js';
import type { Answer } from './answers.js';
import { authorize } from './authorization.js';
import { bodyReader } from './body-reader.js';
import { changeReader } from './change-reader.js';
import { expectedVersionsOf, isNotModified } from './conditional-request.js';
import { isIdempotent, isWrite, type Endpoint } from './endpoint.js';
import { idempotencyOf, type Fingerprint } from './idempotency.js';
import { JSON_MEDIA_TYPE } from './media-type.js';
import { sendWhole } from './send-whole.js';
import { partSchema, RequestValidation, type ValidationContext } from './validation.js';

/** What every endpoint needs to do its work. */
export interface EndpointPorts {
  /** Where the endpoints are mounted, such as `/api/v1`. */
  readonly basePath: string;
  readonly authenticator: Authenticator;
  /** From least to most; each may do what those before it may. */
  readonly roles: readonly string[];
  readonly fingerprint: Fingerprint;
  readonly validationContext: ValidationContext;
  /** Present where some reads are answered by a copy. */
  readonly replica?: { readonly reads: CopiedReads } | undefined;
  /** What whole lists are read from. */
  readonly snapshots: Snapshots;
}

/** Answers a request whose path an endpoint is at; the values are those of its parameters. */
export type EndpointHandler = (exchange: Exchange, values: readonly string[]) => Promise<void>;

/** Endpoints that take no query refuse every parameter. */
const NO_PARAMETERS = Joi.object({});

/** Far more than any endpoint takes. */
const PARAMETERS_MAX = 100;

/** Nobody: the actor of public endpoints. */
const ANONYMOUS: Actor = { id: 'anonymous', username: 'anonymous', role: '' };

/** The handler of an endpoint: the steps that every request goes through, in order. */
export function endpointHandler(endpoint: Endpoint, ports: EndpointPorts): EndpointHandler {
  const path = endpoint.params && partSchema('path', endpoint.params);
  const queryString = partSchema('query', endpoint.query ?? NO_PARAMETERS);
  const bodySchema = endpoint.body && partSchema('body', endpoint.body);
  const names = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
  const bodyOf = bodyReader(endpoint);
  const changeOf = changeReader(endpoint.current, bodySchema, ports.validationContext);
  return async (exchange, values) => {
    const { request, search } = exchange;
    const given = parametersOf(names, values);
    const format = formatOf(endpoint, request);
    // Before the body: nobody unknown makes us read a large one.
    const actor = await identify(endpoint, ports, exchange);
    const { headers } = request;
    const ifMatch = endpoint.conditional ? expectedVersionsOf(headers['if-match']) : undefined;
    const bodyGiven = await bodyOf(request);
    const validation = new RequestValidation(ports.validationContext);
    const params = validation.check(path, given);
    const queryGiven = { ...(format && { format }), ...queryOf(search) };
    const hasQuery = endpoint.query !== undefined || search !== '';
    const query = hasQuery ? validation.check(queryString, queryGiven) : undefined;
    const change = await changeOf(bodyGiven, params, ifMatch);
    const body = validation.check(bodySchema, change.body);
    validation.end();
    const idempotency = isIdempotent(endpoint)
      ? idempotencyOf(headers['idempotency-key'], ports.fingerprint, {
          path: endpoint.path,
          params,
          query: queryGiven,
          body: bodyGiven,
        })
      : undefined;
    const handle = async () =>
      endpoint.handle({
        params,
        query,
        body,
        actor,
        network: exchange.network,
        expectedVersions: change.expectedVersions,
        origin: { by: actor.id, idempotency, trace: exchange.trace },
      });
    // After a failure too: whether it has changed anything may not be known.
    const answer = await handle().finally(() => carryToken(endpoint, ports, exchange));
    if (answer.whole) await sendWhole(exchange, answer.whole, ports.snapshots);
    else send(endpoint, ports.basePath, exchange, answer);
  };
}

/** @throws HttpError 400 for what is no UTF-8 in percent-encoding */
function parametersOf(names: readonly string[], values: readonly string[]): unknown {
  const parameters: Record<string, string> = {};
  for (const [index, name] of names.entries()) {
    try {
      parameters[name] = decodeURIComponent(values[index] ?? '');
    } catch {
      throw new HttpError(httpErrors.malformedRequest);
    }
  }
  return parameters;
}

/**
 * What the client would rather have than JSON, by what `format` calls it; undefined for JSON.
 * @throws HttpError 406 when the client takes nothing that there is
 */
function formatOf({ formats = {} }: Endpoint, request: ExchangeRequest): string | undefined {
  const { accept } = request.headers;
  if (accept === undefined || accept === '*/*' || accept === JSON_MEDIA_TYPE) return undefined;
  const others = Object.entries(formats);
  if (others.length === 0 && accept.includes(JSON_MEDIA_TYPE)) return undefined;
  const wanted = accepts(request).type([JSON_MEDIA_TYPE, ...others.map(([, type]) => type)]);
  if (wanted === false) throw new HttpError(httpErrors.notAcceptable);
  return others.find(([, type]) => type === wanted)?.[0];
}

/** Counts the request for its user, or for its network when there is none. */
async function identify(
  { access }: Endpoint,
  ports: EndpointPorts,
  exchange: Exchange,
): Promise<Actor> {
  if (access === 'public') {
    exchange.count();
    return ANONYMOUS;
  }
  // A refusal is counted for the network.
  const actor = await authorize(ports, exchange.request.headers.authorization, access);
  exchange.userId = actor.id;
  exchange.count(actor.id);
  return actor;
}

/** The parameters after the question mark. @throws HttpError 422 for too many of them */
function queryOf(search: string): Readonly<Record<string, unknown>> {
  if (search.split('&', PARAMETERS_MAX + 1).length > PARAMETERS_MAX) {
    const message = `the query has more than ${PARAMETERS_MAX} parameters`;
    throw new HttpError(httpErrors.validationFailed, { errors: [{ pointer: '/query', message }] });
  }
  return parse(search);
}

/** Has the answer to a write say what a read must show to show it. */
function carryToken(endpoint: Endpoint, { replica }: EndpointPorts, exchange: Exchange): void {
  const written = isWrite(endpoint) && replica?.reads.written;
  if (written) exchange.carry(CONSISTENCY_TOKEN_HEADER, written);
}

function send(endpoint: Endpoint, basePath: string, exchange: Exchange, answer: Answer): void {
  const { status, body, location, etag, volatile = false } = answer;
  // Shared caches must not keep it, others must ask again.
  const headers = ['Cache-Control', endpoint.secret ? 'no-store' : 'private, no-cache'];
  if (etag !== null) {
    headers.push('ETag', etag);
    const known = exchange.request.headers['if-none-match'];
    if (endpoint.method === 'get' && !volatile && isNotModified(known, etag)) {
      exchange.answer(304, headers);
      return;
    }
  }
  if (location !== null) headers.push('Location', basePath + location);
  if (body !== null) {
    headers.push('Content-Type', JSON_MEDIA_TYPE);
    headers.push('Content-Length', String(Buffer.byteLength(body)));
  }
  exchange.answer(status, headers, body);
}
