import { TOKEN_PATH, withHeader, type Exchange } from './exchange.js';

const KEY_HEADER = 'Idempotency-Key';

/** Gives every POST but the token's a key, under which the server does it once however often it is sent. */
export function repeatable(exchange: Exchange): Exchange {
  return (request) => {
    const isKeyed = request.method === 'POST' && !request.url.endsWith(TOKEN_PATH);
    return exchange(isKeyed ? withHeader(request, KEY_HEADER, newKey()) : request);
  };
}

/** True when a request may be sent again without anybody knowing what became of the first. */
export function isRepeatable({ method, headers, url }: Request): boolean {
  return (
    method === 'GET' || method === 'HEAD' || headers.has(KEY_HEADER) || url.endsWith(TOKEN_PATH)
  );
}

/** Not `randomUUID`, which browsers have on secure pages only. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
