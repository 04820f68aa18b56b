import createFetchClient, { type Client } from 'openapi-fetch';
import { consistent } from './exchanges/consistent.js';
import { TOKEN_PATH, type Exchange } from './exchanges/exchange.js';
import { inTime } from './exchanges/in-time.js';
import { patient } from './exchanges/patient.js';
import { repeatable } from './exchanges/repeatable.js';
import { signedIn, type AccessToken } from './exchanges/signed-in.js';
import { versioned } from './exchanges/versioned.js';
import type { paths } from './generated/schema.js';
import { ok } from './ok.js';

/** Who signs in with a password. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** How a client is set up. */
export interface StrataClientOptions {
  /** Where the server is, without `/api/v1`. */
  readonly baseUrl: string;
  /** Who signs in, or where tokens come from; without it nothing is signed. */
  readonly signIn?: Credentials | (() => Promise<AccessToken>);
  /** How often a request is sent again at most; 4 unless said. */
  readonly retries?: number;
  /** The longest wait between two attempts in milliseconds; 30,000 unless said. */
  readonly longestWaitMilliseconds?: number;
  /** How long one attempt may take, in milliseconds; 30,000 unless said. */
  readonly timeoutMilliseconds?: number;
  /** What sends requests; that of the platform unless said. */
  readonly fetch?: typeof fetch;
}

/** A method for each method of HTTP, typed by path. */
export type StrataClient = Client<paths>;

/**
 * A client of one server, for one user.
 * Its calls give `data` or `error`; they throw what `fetch` throws, a `TimeoutError` when the last attempt took too
 * long, the reason of an aborted `signal`, and a ProblemError when the sign-in is refused.
 */
export function createClient(options: StrataClientOptions): StrataClient {
  const { baseUrl, signIn, retries = 4, longestWaitMilliseconds = 30_000 } = options;
  // Called by its name: a browser's refuses to be the method of another object.
  const { fetch: send = (...request) => fetch(...request), timeoutMilliseconds = 30_000 } = options;
  const sent = patient(inTime(send, timeoutMilliseconds), { retries, longestWaitMilliseconds });
  const signed = signIn ? signedIn(sent, tokens(baseUrl, sent, signIn)) : sent;
  return createFetchClient<paths>({
    baseUrl,
    fetch: consistent(versioned(repeatable(signed))),
  });
}

/** Fetches a token as the options say. */
function tokens(
  baseUrl: string,
  exchange: Exchange,
  signIn: NonNullable<StrataClientOptions['signIn']>,
): () => Promise<AccessToken> {
  if (typeof signIn === 'function') return signIn;
  const client = createFetchClient<paths>({ baseUrl, fetch: exchange });
  const { username, password } = signIn;
  return () => ok(client.POST(TOKEN_PATH, { body: { username, password } }));
}
