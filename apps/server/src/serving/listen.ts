import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createNetServer, type Server as NetServer, type Socket } from 'node:net';
import { answerProtocolErrors } from '@strata/api-kit';
import { SERVICE_NAME } from '@strata/application';
import type { Logger } from '@strata/application-kit';

/** Thrown when the address cannot be had. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

/** What clients may take up; times in milliseconds. */
export interface ConnectionLimits {
  readonly connections: number;
  /** From a connection, or the first byte of a later request, to the end of its head. */
  readonly head: number;
  /** To the end of a request. */
  readonly request: number;
  /** Between two requests. */
  readonly keepAlive: number;
  /** In which nothing moves while an answer is due. */
  readonly stall: number;
  /** How often all these are looked at. */
  readonly check: number;
  /** Of a request's line and headers. */
  readonly headBytes: number;
}

/** What an answer may take longer than its longest statement: waits for a connection and a lock. */
const BESIDE_STATEMENT_MILLISECONDS = 30_000;

/**
 * The limits of a server.
 * @param statementTimeout in milliseconds; an answer that takes so long still finds its connection
 */
export function connectionLimits(connections: number, statementTimeout: number): ConnectionLimits {
  return {
    connections,
    head: 10_000,
    request: 30_000,
    // Longer than the idle timeout of common load balancers: they never reuse a closing socket.
    keepAlive: 65_000,
    stall: Math.max(90_000, statementTimeout + BESIDE_STATEMENT_MILLISECONDS),
    check: 1_000,
    headBytes: 16 * 1024,
  };
}

/** Connections that were turned away are told of at most so often. */
const DROP_LOG_MILLISECONDS = 10_000;

/** @throws ListenError that says what to do about it */
export function listen(
  { host, port }: { readonly host: string; readonly port: number },
  listener: RequestListener,
  logger: Logger,
  limits: ConnectionLimits,
): Promise<Server> {
  const server = createServer(
    {
      keepAliveTimeout: limits.keepAlive,
      headersTimeout: limits.head,
      requestTimeout: limits.request,
      connectionsCheckingInterval: limits.check,
      maxHeaderSize: limits.headBytes,
      // The application answers that as a problem.
      requireHostHeader: false,
    },
    listener,
  );
  server.timeout = limits.stall;
  answerProtocolErrors(server, logger, SERVICE_NAME);
  boundConnections(server, logger, limits.connections);
  return takePort(server, { host, port });
}

/**
 * Takes the port for a moment, so that a taken one is told before anything is started.
 * @returns the port; 0 becomes one that is free
 * @throws ListenError
 */
export async function claimPort(place: {
  readonly host: string;
  readonly port: number;
}): Promise<number> {
  const server = await takePort(createNetServer(), place);
  const port = portOf(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/**
 * Has a server listen.
 * @param settings what the settings of its address begin with
 * @throws ListenError that says what to do about it
 */
export function takePort<Taker extends NetServer>(
  server: Taker,
  { host, port }: { readonly host: string; readonly port: number },
  settings: '' | 'METRICS_' = '',
): Promise<Taker> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new ListenError(messageOf(error, host, port, settings), { cause: error }));
    });
    server.listen(port, host, () => resolve(server));
  });
}

/**
 * When nobody more can connect, who is between two requests has to go. Not by Node's own
 * `maxConnections`: of several workers, all of them full, it hands a connection round without end.
 */
function boundConnections(server: Server, logger: Logger, max: number): void {
  let open = 0;
  let dropped = 0;
  let isWarned = false;
  const warn = () => {
    isWarned = dropped > 0;
    if (!isWarned) return;
    logger.warn({ dropped, max }, 'connections turned away');
    dropped = 0;
    setTimeout(warn, DROP_LOG_MILLISECONDS).unref();
  };
  server.prependListener('connection', (socket: Socket) => {
    if (open >= max) {
      socket.destroy();
      server.closeIdleConnections();
      dropped++;
      if (!isWarned) warn();
      return;
    }
    open++;
    socket.once('close', () => open--);
  });
}

/** The URL that a listening server answers at. */
export function urlOf(server: Server, host: string): string {
  const port = portOf(server);
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

function portOf(server: NetServer): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('It listens on no port.');
  return address.port;
}

function messageOf(
  { code, message }: NodeJS.ErrnoException,
  host: string,
  port: number,
  settings: string,
): string {
  if (code === 'EADDRINUSE') {
    return `Port ${port} of ${host} is taken. Stop what uses it, or set ${settings}PORT to another one.`;
  }
  if (code === 'EACCES') {
    return `Port ${port} needs rights that this user does not have; set ${settings}PORT.`;
  }
  if (code === 'EADDRNOTAVAIL') {
    return `This machine does not have the address ${host}; set ${settings}HOST.`;
  }
  return `Cannot listen on ${host}:${port}: ${message}`;
}
