import * as api from '../../libs/api/dist/index.js';
import { anyPort } from './any-port.mjs';
import { healthRouter } from '../../libs/kit/api/dist/app/health-router.js';
import { HEALTH_PATH } from '../../libs/kit/api/dist/exchange/health-path.js';

/** The routes of the API as the endpoints declare them, such as `GET /customers/{id}`, and of health. */
export function apiRoutes() {
  const endpoints = api.v1Endpoints(anyPort);
  const health = healthRouter(anyPort, anyPort).stack.map(({ route }) => ({
    method: 'get',
    path: HEALTH_PATH + route.path.replace(/\/$/, ''),
  }));
  return [...endpoints, ...health].map(
    ({ method, path }) => `${method.toUpperCase()} ${path.replaceAll(/:(\w+)/g, '{$1}')}`,
  );
}
