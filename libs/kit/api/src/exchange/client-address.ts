import type { IncomingMessage } from 'node:http';
import proxyAddress from 'proxy-addr';

/** Whose X-Forwarded-For is believed, as Express's `trust proxy` takes it. */
export type TrustProxy = boolean | number | string;

/** Makes the function that finds the client of a request: the first address that is no trusted proxy's. */
export function clientAddress(trust: TrustProxy): (request: IncomingMessage) => string | undefined {
  if (trust === false) return ({ socket }) => socket.remoteAddress;
  const isTrusted = trustOf(trust);
  return (request) => proxyAddress(request, isTrusted);
}

/** Everybody, so many hops, or the listed addresses and networks. */
function trustOf(trust: TrustProxy): (address: string, hop: number) => boolean {
  if (typeof trust === 'boolean') return () => trust;
  if (typeof trust === 'number') return (_address, hop) => hop < trust;
  return proxyAddress.compile(trust.split(',').map((part) => part.trim()));
}
