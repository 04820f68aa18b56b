import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long a drain may take, in milliseconds. */
export interface DrainTimes {
  /** How long everybody is still served as before, so that load balancers notice. */
  readonly notice: number;
  /** How long, after the notice, open requests get to finish. */
  readonly patience: number;
}

/** How long clients get to come back and be told that it is the last time. */
const FAREWELL_MILLISECONDS = 1000;

/** Knows who is connected to a server, so that it can be closed without cutting anybody off. */
export class Drain {
  /** The answers that are due on each connection; lists, because a Set keeps alive what was taken out of it. */
  readonly #due = new Map<Socket, ServerResponse[]>();
  #isClosing = false;

  /** @param server told of before it listens, so that no connection is missed */
  constructor(private readonly server: Server) {
    server.on('connection', (socket: Socket) => {
      this.#due.set(socket, []);
      socket.once('close', () => this.#due.delete(socket));
    });
    // Before the application, which may answer at once.
    server.prependListener('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
      const due = this.#due.get(socket) ?? [];
      due.push(response);
      response.once('close', () => due.splice(due.indexOf(response), 1));
      // Node then says `Connection: close`.
      if (this.#isClosing) response.shouldKeepAlive = false;
    });
  }

  /**
   * Serves everybody for the notice, at the end of which each answer closes its connection; then
   * takes no new ones, and ends those on which nothing comes; at last, out of patience, all.
   */
  async run({ notice, patience }: DrainTimes): Promise<void> {
    const { server } = this;
    const farewell = Math.min(notice / 2, FAREWELL_MILLISECONDS);
    await sleep(notice - farewell);
    this.#isClosing = true;
    for (const answer of this.#answers) answer.shouldKeepAlive = false;
    await sleep(farewell);
    // By then the event loop has accepted whoever was waiting at the door.
    await new Promise(setImmediate);
    const closed = new Promise<void>((resolve) => server.once('close', resolve));
    // Not the HTTP server's own close, which cuts connections with a request on its way.
    NetServer.prototype.close.call(server);
    const impatience = setTimeout(() => server.closeAllConnections(), patience);
    await Promise.race([closed, sleep(farewell)]);
    this.#closeSilent();
    // An answer begun before the farewell promised to keep its connection.
    for (const answer of this.#answers) answer.once('close', () => server.closeIdleConnections());
    await closed;
    clearTimeout(impatience);
  }

  get #answers(): readonly ServerResponse[] {
    return [...this.#due.values()].flat();
  }

  /** Connections between two requests, and those that never sent a byte, as browsers open in advance. */
  #closeSilent(): void {
    this.server.closeIdleConnections();
    for (const socket of this.#due.keys()) if (socket.bytesRead === 0) socket.destroy();
  }
}
