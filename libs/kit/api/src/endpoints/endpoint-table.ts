import { HttpError, httpErrors } from '../errors/http-errors.js';
import type { Exchange } from '../exchange/exchange.js';
import { mediaTypesOf, type Endpoint } from './endpoint.js';
import { endpointHandler, type EndpointHandler, type EndpointPorts } from './endpoint-handler.js';
import { RouteTable, type Route } from './route-table.js';

/** An endpoint, ready to answer. */
interface Entry {
  readonly endpoint: Endpoint;
  readonly handle: EndpointHandler;
}

/** Serves an exchange whose path is below the base path; whatever goes wrong is answered as a problem. */
export type EndpointDispatcher = (exchange: Exchange, path: string) => Promise<void>;

/**
 * Makes the dispatcher of all endpoints.
 * @throws Error for two of them at one path with one method
 */
export function endpointDispatcher(
  endpoints: readonly Endpoint[],
  ports: EndpointPorts,
): EndpointDispatcher {
  const table = new RouteTable<Entry>();
  for (const endpoint of endpoints) {
    const { method, path } = endpoint;
    table.add(method.toUpperCase(), path, { endpoint, handle: endpointHandler(endpoint, ports) });
  }
  return async (exchange, path) => {
    const route = table.find(path);
    if (!route) throw new HttpError(httpErrors.notFound);
    const { method = '' } = exchange.request;
    // What a GET says without its body; node:http leaves that out.
    const entry = route.targets.get(method === 'HEAD' ? 'GET' : method);
    if (!entry) return answerOther(exchange, route);
    exchange.operation = entry.endpoint.operationId;
    exchange.route = ports.basePath + entry.endpoint.path;
    await entry.handle(exchange, route.values);
  };
}

/** Answers OPTIONS, and 405 to every other method that no endpoint has. */
function answerOther(exchange: Exchange, { targets }: Route<Entry>): void {
  const methods = [...targets.keys()];
  if (methods.includes('GET')) methods.push('HEAD');
  const patch = targets.get('PATCH');
  const headers = {
    Allow: [...methods, 'OPTIONS'].join(', '),
    ...(patch ? { 'Accept-Patch': mediaTypesOf(patch.endpoint).join(', ') } : {}),
  };
  exchange.count();
  if (exchange.request.method !== 'OPTIONS') {
    throw new HttpError(httpErrors.methodNotAllowed, { headers });
  }
  exchange.answer(204, Object.entries(headers).flat());
}
