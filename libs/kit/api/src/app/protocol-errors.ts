import { IncomingMessage, ServerResponse, type Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Logger } from '@strata/application-kit';
import { HttpError, type HttpErrorDefinition, httpErrors } from '../errors/http-errors.js';
import { encodeProblem, toProblem } from '../errors/problem.js';
import {
  CORRELATION_ID_HEADER,
  correlationIdFrom,
  exchangeOf,
  PROCESS_TIME_HEADER,
} from '../exchange/exchange.js';
import { originForm } from '../exchange/request-target.js';

/** How long a client may go on sending what is thrown away, so that it sees the answer before a reset. */
const LINGER_MILLISECONDS = 1000;

/** Of what a parser gave up on, where the caller's own id is looked for. */
const HEAD_BYTES = 16 * 1024;

/** In a head that did not become a request. */
const GIVEN_ID = /^X-Correlation-ID:[ \t]*(\S+)[ \t]*$/im;

/** Node's parser says what it was given. */
type ParserError = NodeJS.ErrnoException & { readonly rawPacket?: Buffer };

/** Why something is refused, and what is known of it. */
interface Refusal {
  readonly reason: string;
  /** As it came, of what is no request. */
  readonly head?: string | undefined;
  readonly headers?: Record<string, string>;
}

const METHODS = 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS';

/**
 * Answers as a problem what never becomes a request of the application: malformed, late and too large
 * ones, unknown expectations and CONNECT. Says `100 Continue` only to who may send its body.
 */
export function answerProtocolErrors(server: Server, logger: Logger, serviceName: string): void {
  // Lists, because a Set keeps alive what was taken out of it.
  const open = new WeakMap<Socket, ServerResponse[]>();
  const refused = new WeakSet<Socket>();
  const refuse = (
    definition: HttpErrorDefinition,
    response: ServerResponse,
    { reason, head, headers = {} }: Refusal,
  ) => {
    const { socket, req: request } = response;
    if (!socket) return;
    refused.add(socket);
    response.shouldKeepAlive = false;
    response.once('finish', () => close(socket));
    const error = new HttpError(definition, { headers });
    const exchange = exchangeOf(response);
    if (exchange) {
      exchange.fail(error);
      return;
    }
    const given = request.headers['x-correlation-id'] ?? GIVEN_ID.exec(head ?? '')?.[1];
    const id = correlationIdFrom(given);
    const { status, code } = definition;
    logger.info({ correlation_id: id, status, code, reason }, 'request refused');
    const problem = encodeProblem(toProblem(error, serviceName), request.url ?? '', id);
    response
      .writeHead(status, [
        ...[CORRELATION_ID_HEADER, id, PROCESS_TIME_HEADER, (0).toFixed(6)],
        ...problem.headers,
      ])
      .end(problem.body);
  };

  // Before the application, which may answer at once.
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    request.url = originForm(request.url ?? '');
    const { socket } = request;
    const answers = open.get(socket) ?? [];
    if (!open.has(socket)) open.set(socket, answers);
    answers.push(response);
    response.once('close', () => answers.splice(answers.indexOf(response), 1));
  });

  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    // Once somebody wants to read the body.
    request.once('resume', () => {
      if (!response.headersSent) response.writeContinue();
    });
    server.emit('request', request, response);
  });

  server.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) => {
    refuse(httpErrors.expectationFailed, response, { reason: 'Expect' });
  });

  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    refuse(httpErrors.methodNotAllowed, responseOn(socket, request), {
      reason: 'CONNECT',
      headers: { Allow: METHODS },
    });
  });

  server.on('clientError', (error: ParserError, socket: Socket) => {
    if (refused.has(socket)) return;
    const [answer, ...others] = open.get(socket) ?? [];
    // Whoever never sent a byte has asked nothing. An answer that is due to an earlier request must
    // not be mistaken for this one.
    const isDue = answer !== undefined && (answer.headersSent || answer.req.complete);
    if (!socket.writable || socket.bytesRead === 0 || isDue || others.length > 0) {
      socket.destroy();
      return;
    }
    const reason = error.code ?? error.message;
    const head = error.rawPacket?.toString('latin1', 0, HEAD_BYTES);
    refuse(definitionOf(reason), answer ?? responseOn(socket), { reason, head });
  });
}

function definitionOf(code: string): HttpErrorDefinition {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return httpErrors.requestTimeout;
  if (code === 'HPE_HEADER_OVERFLOW') return httpErrors.headersTooLarge;
  if (code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW') return httpErrors.bodyTooLarge;
  return httpErrors.malformedRequest;
}

/** An answer to what did not become a request. */
function responseOn(socket: Socket, request = new IncomingMessage(socket)): ServerResponse {
  const response = new ServerResponse(request);
  response.assignSocket(socket);
  return response;
}

/** Ends our side, and the other one soon: a reset at once could overtake the answer. */
function close(socket: Socket): void {
  socket.end();
  const timer = setTimeout(() => socket.destroy(), LINGER_MILLISECONDS).unref();
  socket.once('close', () => clearTimeout(timer));
  socket.resume();
}
