import { until, withHeader, type Exchange } from './exchange.js';

/** A bearer token, and how many seconds it is good for; without them until it is refused. */
export interface AccessToken {
  readonly access_token: string;
  readonly expires_in?: number;
}

/** The part of a token's life after which the next one is fetched. */
const USED_UP = 0.9;
const UNAUTHORIZED = 401;

/**
 * Sends a bearer token along. It is fetched when it is first needed, again before it runs out, and once more
 * when it is refused; requests that need it at the same time wait for the same one. An `Authorization` of the
 * caller's counts.
 */
export function signedIn(exchange: Exchange, signIn: () => Promise<AccessToken>): Exchange {
  let held: Promise<string> | undefined;
  let renewAt = Infinity;

  function renew(): Promise<string> {
    renewAt = Infinity;
    const token = signIn().then(({ access_token, expires_in = Infinity }) => {
      renewAt = performance.now() + expires_in * 1000 * USED_UP;
      return access_token;
    });
    held = token;
    // What has failed is tried anew by who comes next.
    token.catch(() => {
      if (held === token) held = undefined;
    });
    return token;
  }
  const current = () => (held && performance.now() < renewAt ? held : renew());

  return async (request) => {
    if (request.headers.has('Authorization')) return exchange(request);
    const send = async (token: Promise<string>) => {
      const bearer = await until(request.signal, token);
      return exchange(withHeader(request.clone(), 'Authorization', `Bearer ${bearer}`));
    };
    const token = current();
    const answer = await send(token);
    if (answer.status !== UNAUTHORIZED) return answer;
    await answer.body?.cancel();
    // Unless somebody else has renewed it since.
    return send(held === token ? renew() : current());
  };
}
