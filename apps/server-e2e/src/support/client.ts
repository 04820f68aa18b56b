import { Contract, type Answer } from './contract.js';
import { adminPassword, type StrataProcess } from './strata-process.js';

/** What may go along with a request. */
export interface RequestOptions {
  readonly body?: unknown;
  /** Sent as it is, instead of a body as JSON. */
  readonly raw?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
  /** null sends no token. */
  readonly token?: string | null;
}

/** An answer with its body read as JSON. */
export interface JsonAnswer extends Answer {
  readonly body: any;
}

/** Speaks HTTP to a server; every answer must be as the server's OpenAPI document says. */
export class Client {
  private constructor(
    readonly url: string,
    private readonly contract: Contract,
    readonly token: string | null,
  ) {}

  /** Signs in as the first admin of the server's DATA_DIR. */
  static async admin(server: StrataProcess, dataDir: string): Promise<Client> {
    return (await Client.anonymous(server)).signIn('admin', adminPassword(dataDir));
  }

  static async anonymous({ url }: { readonly url: string }): Promise<Client> {
    const response = await fetch(`${url}/openapi.json`);
    return new Client(url, new Contract((await response.json()) as never), null);
  }

  /** The same server, as somebody else. */
  async signIn(username: string, password: string): Promise<Client> {
    const { status, body, text } = await this.post('/auth/token', { body: { username, password } });
    if (status !== 200) throw new Error(`sign in: ${text}`);
    return this.bearing(body.access_token as string);
  }

  /** The same server, as whoever this token or key stands for. */
  bearing(token: string): Client {
    return new Client(this.url, this.contract, token);
  }

  /** The same user on another process of the same installation. */
  at(url: string): Client {
    return new Client(url, this.contract, this.token);
  }

  get = (path: string, options?: RequestOptions) => this.send('GET', path, options);
  post = (path: string, options?: RequestOptions) => this.send('POST', path, options);
  put = (path: string, options?: RequestOptions) => this.send('PUT', path, options);
  patch = (path: string, options?: RequestOptions) => this.send('PATCH', path, options);
  delete = (path: string, options?: RequestOptions) => this.send('DELETE', path, options);

  /** @param path below the base path, or from the root when it starts with `//` */
  async send(method: string, path: string, options: RequestOptions = {}): Promise<JsonAnswer> {
    const { body, raw, headers = {}, token = this.token } = options;
    const full = path.startsWith('//') ? path.slice(1) : `/api/v1${path}`;
    const response = await fetch(this.url + full, {
      method,
      headers: {
        ...(body !== undefined || raw !== undefined ? { 'Content-Type': 'application/json' } : {}),
        ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body !== undefined ? { body: JSON.stringify(body) } : {}),
      ...(raw !== undefined ? { body: raw } : {}),
    });
    const { status } = response;
    const answer = { status, headers: response.headers, text: await response.text() };
    this.contract.check(method, full.split('?')[0]!, answer);
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return { ...answer, body: isJson && answer.text !== '' ? JSON.parse(answer.text) : undefined };
  }
}
