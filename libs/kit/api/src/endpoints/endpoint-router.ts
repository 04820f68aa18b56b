import { Router, type RequestHandler } from 'express';
import { counted } from '../app/middleware/rate-limiting.js';
import { HttpError, httpErrors } from '../errors/http-errors.js';
import { mediaTypesOf, type Endpoint } from './endpoint.js';
import { endpointHandler, type EndpointPorts } from './endpoint-handler.js';

/**
 * The routes of all endpoints. Each context's paths (the first segment) get a router of their own,
 * so that finding a route does not try every other one.
 */
export function endpointRouter(
  endpoints: readonly Endpoint[],
  ports: EndpointPorts,
): RequestHandler {
  const byContext = new Map<string, Endpoint[]>();
  for (const endpoint of endpoints) {
    const [, context = ''] = endpoint.path.split('/');
    byContext.set(context, [...(byContext.get(context) ?? []), endpoint]);
  }
  const routers = new Map<string, Router>();
  for (const [context, members] of byContext) routers.set(context, contextRouter(members, ports));
  // Looked up, because Express would try one router after the other.
  return (request, response, next) => {
    const router = routers.get(/^\/([^/?]*)/.exec(request.url)?.[1] ?? '');
    if (router) router(request, response, next);
    else next();
  };
}

function contextRouter(endpoints: readonly Endpoint[], ports: EndpointPorts): Router {
  const router = Router();
  const paths = [...new Set(endpoints.map(({ path }) => path))].sort(fixedBeforeParameters);
  for (const path of paths) {
    const here = endpoints.filter((endpoint) => endpoint.path === path);
    const route = router.route(path);
    for (const endpoint of here) route[endpoint.method](endpointHandler(endpoint, ports));
    route.all(counted(ports.rateLimit), otherMethods(here));
  }
  return router;
}

/** `/lamps/register` must not be taken for a lamp of that id. */
function fixedBeforeParameters(one: string, other: string): number {
  return Number(one.includes(':')) - Number(other.includes(':'));
}

/** Answers OPTIONS, and 405 to everything else. */
function otherMethods(endpoints: readonly Endpoint[]): RequestHandler {
  const methods = endpoints.map(({ method }) => method.toUpperCase());
  if (methods.includes('GET')) methods.push('HEAD');
  const allow = [...methods, 'OPTIONS'].join(', ');
  const patch = endpoints.find(({ method }) => method === 'patch');
  return (request, response) => {
    response.setHeader('Allow', allow);
    if (patch) response.setHeader('Accept-Patch', mediaTypesOf(patch).join(', '));
    if (request.method !== 'OPTIONS') throw new HttpError(httpErrors.methodNotAllowed);
    response.writeHead(204).end();
  };
}
