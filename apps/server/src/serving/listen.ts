import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Thrown when the address cannot be had. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

/** Longer than the idle timeout of common load balancers, so that they never reuse a closing socket. */
const KEEP_ALIVE_MILLISECONDS = 65_000;
/** The longest a client may take to send a request. */
const REQUEST_MILLISECONDS = 30_000;

/** @throws ListenError that says what to do about it */
export function listen(host: string, port: number, listener: RequestListener): Promise<Server> {
  const server = createServer(
    { keepAliveTimeout: KEEP_ALIVE_MILLISECONDS, requestTimeout: REQUEST_MILLISECONDS },
    listener,
  );
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new ListenError(explain(error, host, port), { cause: error }));
    });
    server.listen(port, host, () => resolve(server));
  });
}

/** The URL that a listening server answers at. */
export function urlOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

function explain({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  if (code === 'EADDRINUSE') {
    return `Port ${port} of ${host} is taken. Stop what uses it, or set PORT to another one.`;
  }
  if (code === 'EACCES') return `Port ${port} needs rights that this user does not have; set PORT.`;
  if (code === 'EADDRNOTAVAIL') return `This machine does not have the address ${host}; set HOST.`;
  return `Cannot listen on ${host}:${port}: ${message}`;
}
