import { once } from 'node:events';
import { createServer, request as open, type RequestListener, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { answerProtocolErrors, type AppOptions, type Endpoint } from '@strata/api-kit';
import { accessErrors, type Authenticator } from '@strata/application-kit';
import { ROLES, type Role } from '@strata/domain';
import { testApp, type LogLine } from './test-app.js';

/** An answer without what differs from moment to moment, and the lines that the server logged. */
export interface Exchanged {
  readonly status: number | undefined;
  readonly headers: object;
  readonly body: string;
  readonly log: readonly LogLine[];
}

/** A request; its path is whole. */
export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** Patience for a log line, which is written after the answer. */
const PATIENCE_MILLISECONDS = 5000;

/** Makes a server's listener of an API. */
export type Mounting = (options: AppOptions<Role>) => RequestListener;

/** A token is the name of a role, or the id and name of a clerk. */
export const roleOrUser: Authenticator<Role> = {
  authenticate: (token) => {
    const role = ROLES.find((name) => name === token);
    if (role) return { id: `user-${role}`, username: role, role };
    const [id = '', username] = token.split('.');
    if (!username) throw accessErrors.tokenInvalid();
    return { id, username, role: 'clerk' };
  },
};

/** A server of its own, on a store of its own, whose ids and clock are those of every other one. */
export class Front {
  readonly #app;
  readonly #server: Server;

  constructor(mounting: Mounting | undefined, overrides: Partial<AppOptions<Role>> = {}) {
    this.#app = testApp({ authenticator: roleOrUser, ...overrides });
    this.#server = createServer(mounting ? mounting(this.#app.options) : this.#app.app);
    answerProtocolErrors(this.#server, this.#app.options.logger, 'strata');
  }

  get endpoints(): readonly Endpoint<Role>[] {
    return this.#app.endpoints;
  }

  async open(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  close(): void {
    this.#server.close().closeAllConnections();
  }

  async send({ method, path, headers = {}, body }: Sent): Promise<Exchanged> {
    const before = this.#app.log.length;
    const request = open({
      host: '127.0.0.1',
      port: this.#port,
      method,
      path,
      headers: {
        'X-Correlation-ID': 'front',
        ...(body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) }),
        ...headers,
      },
    });
    request.end(body);
    const [response] = await once(request, 'response');
    let text = '';
    for await (const chunk of response) text += String(chunk);
    const log = await this.#logSince(before);
    const { date: _date, 'x-process-time': time, ...known } = response.headers;
    expect(time).toMatch(/^\d+\.\d{6}$/);
    return { status: response.statusCode, headers: known, body: text, log };
  }

  /** Sends part of a request and goes. */
  async abort(text: string, how: 'end' | 'resetAndDestroy'): Promise<readonly LogLine[]> {
    const before = this.#app.log.length;
    const socket = connect(this.#port, '127.0.0.1').on('error', () => undefined);
    socket.write(text);
    await sleep(50);
    socket[how]();
    return this.#logSince(before);
  }

  get #port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async #logSince(before: number): Promise<readonly LogLine[]> {
    const { log } = this.#app;
    for (const end = performance.now() + PATIENCE_MILLISECONDS; log.length === before;) {
      if (performance.now() > end) throw new Error('no line in the log');
      await sleep(1);
    }
    return log.slice(before).map((line) => {
      const { process_time: time, ...fields } = line.fields as Record<string, unknown>;
      expect(line.message !== 'request' || typeof time === 'number').toBe(true);
      return { ...line, fields };
    });
  }
}
