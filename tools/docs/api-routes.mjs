import * as api from '../../libs/api/dist/index.js';
import { HEALTH_PATH, healthRouter } from '../../libs/kit/api/dist/app/health.js';

/** Stands for whatever an endpoint works with: none of it is used before a request comes. */
const anything = new Proxy(function () {}, {
  get: (_target, name) => (name === Symbol.toPrimitive ? () => '' : anything),
  apply: () => anything,
  construct: () => anything,
});

/** The routes of the API as the endpoints declare them, such as `GET /customers/{id}`, and of health. */
export function apiRoutes() {
  const endpoints = Object.entries(api)
    .filter(([name]) => name.endsWith('Endpoints'))
    .flatMap(([, endpointsOf]) => endpointsOf(anything, anything));
  const health = healthRouter(anything, anything).stack.map(({ route }) => ({
    method: 'get',
    path: HEALTH_PATH + route.path.replace(/\/$/, ''),
  }));
  return [...endpoints, ...health].map(
    ({ method, path }) => `${method.toUpperCase()} ${path.replaceAll(/:(\w+)/g, '{$1}')}`,
  );
}
