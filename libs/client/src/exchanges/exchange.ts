/** Sends a request and gives its answer. Each exchange of this folder adds one thing to another exchange. */
export type Exchange = (request: Request) => Promise<Response>;

/** The path that signs in. */
export const TOKEN_PATH = '/api/v1/auth/token';

/** A copy of a request with one header more; one that it has already stays. */
export function withHeader(request: Request, name: string, value: string): Request {
  if (request.headers.has(name)) return request;
  const copy = new Request(request);
  copy.headers.set(name, value);
  return copy;
}

/** Waits for a promise that belongs to others too, but no longer than the signal lets it. */
export function until<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    const release = () => signal.removeEventListener('abort', abort);
    promise.then(resolve, reject).finally(release);
  });
}
