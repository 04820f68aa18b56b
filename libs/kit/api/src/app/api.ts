import type { IncomingMessage, ServerResponse } from 'node:http';
import type {
  Authenticator,
  CopiedReads,
  Logger,
  Snapshots,
  Tracer,
} from '@strata/application-kit';
import type { Endpoint } from '../endpoints/endpoint.js';
import { endpointDispatcher, type EndpointDispatcher } from '../endpoints/endpoint-table.js';
import type { Fingerprint } from '../endpoints/idempotency.js';
import type { ValidationContext } from '../endpoints/validation.js';
import { HttpError, httpErrors } from '../errors/http-errors.js';
import { answerHeaders } from '../exchange/answer-headers.js';
import { clientAddress, type TrustProxy } from '../exchange/client-address.js';
import { crossOrigin, isPreflight, type CrossOrigin } from '../exchange/cross-origin.js';
import {
  CONSISTENCY_TOKEN_HEADER,
  Exchange,
  type ExchangePorts,
  type ExchangeRequest,
} from '../exchange/exchange.js';
import { isHealthPath } from '../exchange/health-path.js';
import { expectOneHost } from '../exchange/request-target.js';
import { isServing, notReady, type LifecyclePhase } from './health.js';
import type { RateLimit } from '../exchange/rate-limit.js';
import type { RequestObserver } from '../exchange/request-observer.js';

/** As node:http names headers. */
const TOKEN_KEY = CONSISTENCY_TOKEN_HEADER.toLowerCase();

/** A copy that reads may be answered from. */
export interface ReplicatedEndpoints<Role extends string> {
  readonly reads: CopiedReads;
  /** The same endpoints, reading the copy; only reads come to them. */
  readonly endpoints: readonly Endpoint<Role>[];
}

/**
 * Everything an API is made of.
 * @typeParam Role names of what users may do; the business has them
 */
export interface ApiOptions<Role extends string = string> {
  /** In the types of problems and the realm of logins. */
  readonly serviceName: string;
  /** Where the endpoints are mounted, such as `/api/v1`. */
  readonly basePath: string;
  readonly endpoints: readonly Endpoint<Role>[];
  /** From least to most; each may do what those before it may. */
  readonly roles: readonly Role[];
  readonly authenticator: Authenticator<Role>;
  readonly fingerprint: Fingerprint;
  readonly logger: Logger;
  readonly health: {
    /** The API answers 503 unless this is one in which it serves. */
    phase(): LifecyclePhase;
  };
  /** Origins whose pages may call the API with credentials. */
  readonly corsOrigins: readonly string[];
  /** What the business's own schemas need to know besides the value. */
  readonly validationContext: ValidationContext;
  /** Counts the requests of one user, or of one network before a login. */
  readonly rateLimit: RateLimit;
  /** Whose X-Forwarded-For is believed, as Express's `trust proxy` takes it. */
  readonly trustProxy: TrustProxy;
  /** Told of each request; absent where nobody wants to know. */
  readonly observer?: RequestObserver | undefined;
  /** Decides whose course is recorded; absent where nobody's is. */
  readonly tracer?: Tracer | undefined;
  /** What whole lists are read from. */
  readonly snapshots: Snapshots;
  /** Absent where there is none. */
  readonly replica?: ReplicatedEndpoints<Role> | undefined;
}

/** The API, made from its endpoints alone: one look-up, one write, no framework. */
export class Api {
  readonly #ports: ExchangePorts;
  readonly #crossOrigin: CrossOrigin;
  readonly #dispatch: EndpointDispatcher;
  readonly #dispatchToReplica: EndpointDispatcher | undefined;

  /** @throws Error for two endpoints at one path with one method */
  constructor(private readonly options: ApiOptions) {
    const { corsOrigins, logger, serviceName } = options;
    this.#crossOrigin = crossOrigin(corsOrigins);
    this.#ports = {
      logger,
      serviceName,
      rateLimit: options.rateLimit,
      addressOf: clientAddress(options.trustProxy),
      headersFor: answerHeaders(this.#crossOrigin),
      observer: options.observer,
      tracer: options.tracer,
    };
    this.#dispatch = endpointDispatcher(options.endpoints, options);
    const { replica } = options;
    this.#dispatchToReplica = replica && endpointDispatcher(replica.endpoints, options);
  }

  /** Whether what was asked for is below the base path. */
  has(url: string): boolean {
    return url.startsWith(`${this.options.basePath}/`);
  }

  /** Begins the exchange that a request is answered in. */
  open(request: ExchangeRequest, response: ServerResponse): Exchange {
    return new Exchange(request, response, this.#ports);
  }

  /**
   * Answers what is for the API, and what is for nobody.
   * @returns false for what is somebody else's to answer
   */
  serve(exchange: Exchange): boolean {
    try {
      return this.#serve(exchange);
    } catch (error) {
      exchange.fail(error);
      return true;
    }
  }

  #serve(exchange: Exchange): boolean {
    const { request, response, url, path } = exchange;
    if (isHealthPath(path)) {
      exchange.operation = 'health';
      exchange.exempt();
    }
    expectOneHost(request);
    if (!url.startsWith('/')) {
      answerAboutServer(exchange);
      return true;
    }
    if (isPreflight(request)) {
      // Browsers send no token with it, so it is the network's.
      exchange.count();
      exchange.handOver();
      this.#crossOrigin.handle(request, response, (error) => exchange.fail(error));
      return true;
    }
    const { basePath, health } = this.options;
    if (!this.has(path)) return false;
    if (!isServing(health.phase())) throw notReady();
    const dispatch = this.#dispatcherFor(request);
    dispatch(exchange, path.slice(basePath.length)).catch((error: unknown) => exchange.fail(error));
    return true;
  }

  /** All that a request reads is read at one place. */
  #dispatcherFor({ method, headers }: IncomingMessage): EndpointDispatcher {
    const isRead = method === 'GET' || method === 'HEAD';
    if (!this.#dispatchToReplica || !isRead) return this.#dispatch;
    const seen = headers[TOKEN_KEY];
    const isShown = this.options.replica?.reads.shows(seen === undefined ? seen : String(seen));
    return isShown ? this.#dispatchToReplica : this.#dispatch;
  }
}

/** Of the server as a whole there is nothing to say; another target without a path is none of ours. */
function answerAboutServer(exchange: Exchange): void {
  const { request, url } = exchange;
  if (url !== '*' || request.method !== 'OPTIONS') throw new HttpError(httpErrors.malformedRequest);
  exchange.count();
  exchange.answer(204, []);
}

/**
 * The API as a handler for anybody's application: `app.use(apiHandler(options))` in Express, before
 * whatever reads bodies, or a listener of node:http with a `next` of its own.
 * What is not below the base path goes to `next`, untouched.
 * @throws Error for two endpoints at one path with one method
 */
export function apiHandler<Role extends string>(
  options: ApiOptions<Role>,
): (request: IncomingMessage, response: ServerResponse, next: () => void) => void {
  const api = new Api(options);
  return (request: ExchangeRequest, response, next) => {
    if (!api.has(request.originalUrl ?? request.url ?? '')) next();
    else api.serve(api.open(request, response));
  };
}
