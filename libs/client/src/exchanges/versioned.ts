import { withHeader, type Exchange } from './exchange.js';

/** How many resources are remembered; the ones seen longest ago are forgotten. */
const REMEMBERED = 1000;
const CHANGES = ['PUT', 'PATCH', 'DELETE'];
/** `/customers/{id}/restore`: what is answered is the state of what is in front of the action. */
const ACTION = /^(.*\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/[a-z-]+$/;

/**
 * Remembers the ETag of every resource that was answered, and sends it as `If-Match` with the next change of it: what
 * somebody else has changed meanwhile is refused (412), not overwritten. An `If-Match` of the caller's counts.
 */
export function versioned(exchange: Exchange): Exchange {
  const seen = new Map<string, string>();
  return async (request) => {
    const resource = addressOf(request.url);
    const tag = CHANGES.includes(request.method) ? seen.get(resource) : undefined;
    const answer = await exchange(tag ? withHeader(request, 'If-Match', tag) : request);
    if (!answer.ok) return answer;
    if (request.method === 'DELETE') seen.delete(resource);
    remember(seen, answeredResource(request, answer), answer.headers.get('ETag'));
    return answer;
  };
}

function remember(seen: Map<string, string>, resource: string, tag: string | null): void {
  if (!tag) return;
  // The latest comes last.
  seen.delete(resource);
  seen.set(resource, tag);
  const [oldest] = seen.keys();
  if (seen.size > REMEMBERED && oldest !== undefined) seen.delete(oldest);
}

/** The address of the resource whose state is answered. */
function answeredResource({ method, url }: Request, { headers }: Response): string {
  const location = headers.get('Location');
  if (location) return addressOf(new URL(location, url).href);
  const address = addressOf(url);
  return (method === 'POST' && ACTION.exec(address)?.[1]) || address;
}

function addressOf(url: string): string {
  return url.replace(/[?#].*$/, '').replace(/\/$/, '');
}
