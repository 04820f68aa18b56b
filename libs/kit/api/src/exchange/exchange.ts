import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger, Span, Tracer } from '@strata/application-kit';
import type { RateLimit } from './rate-limit.js';
import type { AnsweredRequest, RequestObserver } from './request-observer.js';
import { beginTrace, endTrace } from './request-trace.js';
import { encodeProblem, toProblem } from '../errors/problem.js';
import { clientNetwork } from './client-network.js';
import { isHealthPath } from './health-path.js';
import { logFailure, logRequest } from './request-log.js';

/** What ties together an answer, its log line and the caller's own records. */
export const CORRELATION_ID_HEADER = 'X-Correlation-ID';

/** Of a request whose course is recorded: its trace, and where it is in it (W3C Trace Context, Level 2). */
export const TRACE_HEADER = 'traceresponse';

/** How long the server worked on the answer, in seconds. */
export const PROCESS_TIME_HEADER = 'X-Process-Time';

/**
 * Of a write: how far whatever holds the data was by then. Brought back with a read, it has that show
 * the write, wherever it is read.
 */
export const CONSISTENCY_TOKEN_HEADER = 'X-Consistency-Token';

/** How many rows a whole list has: what came is whole when it has as many. */
export const TOTAL_HEADER = 'X-Total-Count';

/** Harmless in a header and in a log. */
const SANE = /^[\w.:+/=@-]{1,128}$/;

/** The correlation id that a caller gave, when it is sane; else a new one. */
export function correlationIdFrom(given: string | readonly string[] | undefined): string {
  return typeof given === 'string' && SANE.test(given) ? given : randomUUID();
}

/** A request of node:http; Express keeps what it came with where it takes the mount path off `url`. */
export type ExchangeRequest = IncomingMessage & { readonly originalUrl?: string };

/** What every exchange of an app needs. */
export interface ExchangePorts {
  readonly logger: Logger;
  /** In the types of problems and the realm of logins. */
  readonly serviceName: string;
  readonly rateLimit: RateLimit;
  /** The address of the client, as far as proxies are believed. */
  readonly addressOf: (request: IncomingMessage) => string | undefined;
  /** Names and values, in turns, of what every answer to a page of that origin carries. */
  readonly headersFor: (origin: string | undefined) => readonly string[];
  /** Told of each request; absent where nobody wants to know. */
  readonly observer?: RequestObserver | undefined;
  /** Decides whose course is recorded; absent where nobody's is. */
  readonly tracer?: Tracer | undefined;
}

/** Where a response knows its exchange: a WeakMap of them costs each collection of young objects. */
const EXCHANGE = Symbol('exchange');

type Answering = ServerResponse & { [EXCHANGE]?: Exchange };

/** The exchange that a response ends, once there is one. */
export function exchangeOf(response: Answering): Exchange | undefined {
  return response[EXCHANGE];
}

/** A request on its way to its answer, and what all steps need to know about it. */
export class Exchange implements AnsweredRequest {
  /** Taken over from the caller when it is sane. */
  readonly correlationId: string;
  /** As it came, even below a mount path. */
  readonly url: string;
  /** Without the query, which can hold personal data. */
  readonly path: string;
  /** After the question mark. */
  readonly search: string;
  userId: string | undefined;
  /** What its course is recorded in; undefined for most. */
  readonly trace: Span | undefined;
  operation = 'other';
  /** Where its endpoint is, parameters as `:id`. */
  route: string | undefined;
  problem: string | undefined;
  readonly #startedAt = performance.now();
  #isCounted = false;
  #network: string | undefined;
  readonly #carried: string[] = [];

  /** Writes its log line, and tells the observer, once it is answered or the client has gone. */
  constructor(
    readonly request: ExchangeRequest,
    readonly response: Answering,
    private readonly ports: ExchangePorts,
  ) {
    this.correlationId = correlationIdFrom(request.headers['x-correlation-id']);
    this.url = request.originalUrl ?? request.url ?? '';
    const mark = this.url.indexOf('?');
    this.path = mark === -1 ? this.url : this.url.slice(0, mark);
    this.search = mark === -1 ? '' : this.url.slice(mark + 1);
    response[EXCHANGE] = this;
    this.trace = isHealthPath(this.path) ? undefined : beginTrace(ports.tracer, request);
    if (this.trace) this.carry(TRACE_HEADER, this.trace.traceparent);
    response.once('close', () => {
      logRequest(ports.logger, this);
      ports.observer?.answered(this);
      if (this.trace) endTrace(this.trace, this);
    });
  }

  /** What the client is known by while nobody knows who it is. */
  get network(): string {
    return (this.#network ??= clientNetwork(this.ports.addressOf(this.request)));
  }

  get outcome(): string {
    return this.response.writableFinished ? String(this.response.statusCode) : 'aborted';
  }

  /** Seconds since the request came. */
  get processTime(): number {
    return (performance.now() - this.#startedAt) / 1000;
  }

  /**
   * Counts the request for a user, or for the client's network, unless that was done already.
   * @throws HttpError 429
   */
  count(key = this.network): void {
    if (this.#isCounted) return;
    this.#isCounted = true;
    this.ports.rateLimit.count(key);
  }

  /** For what must be answered however many ask: the probes of an orchestrator. */
  exempt(): void {
    this.#isCounted = true;
  }

  /** Has the answer carry a header, whatever it will be. */
  carry(name: string, value: string): void {
    this.#carried.push(name, value);
  }

  /**
   * Answers, all in one write.
   * @param headers names and values in turns
   */
  answer(status: number, headers: readonly string[], body: string | null = null): void {
    this.begin(status, headers);
    if (body === null) this.response.end();
    else this.response.end(body);
  }

  /** Begins an answer whose body somebody else sends, headers as for {@link answer}. */
  begin(status: number, headers: readonly string[]): void {
    this.response.writeHead(status, [
      ...this.#headers(),
      PROCESS_TIME_HEADER,
      this.processTime.toFixed(6),
      ...headers,
    ]);
  }

  /** Answers with what went wrong, and logs it when no client can do anything about it. */
  fail(error: unknown): void {
    const { logger, serviceName } = this.ports;
    const { response } = this;
    const answer = toProblem(this.#counted(error), serviceName);
    this.problem = answer.problem.code;
    logFailure(logger, this, answer.problem, error);
    if (response.headersSent) {
      // Of an answer that is half sent nothing can be mended.
      if (!response.writableEnded) response.destroy();
      return;
    }
    const { headers, body } = encodeProblem(answer, this.url, this.correlationId);
    this.answer(answer.problem.status, headers, body);
  }

  /** Lets somebody else answer, with our headers beside theirs. */
  handOver(): void {
    const { response } = this;
    const headers = this.#headers();
    for (let index = 0; index < headers.length; index += 2) {
      response.setHeader(String(headers[index]), String(headers[index + 1]));
    }
    // Handed on as it came, by whichever of its signatures; `bind` knows the last one only.
    const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse;
    response.writeHead = (...args: unknown[]) => {
      response.setHeader(PROCESS_TIME_HEADER, this.processTime.toFixed(6));
      return writeHead(...args);
    };
  }

  #headers(): readonly string[] {
    const { origin } = this.request.headers;
    return [
      CORRELATION_ID_HEADER,
      this.correlationId,
      ...this.ports.headersFor(origin),
      ...this.#carried,
    ];
  }

  /** What was refused before it was known who asked; too many such are told that instead. */
  #counted(error: unknown): unknown {
    try {
      this.count();
      return error;
    } catch (tooMany) {
      return tooMany;
    }
  }
}
