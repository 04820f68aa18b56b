import { createHmac } from 'node:crypto';
import { accessErrors } from '@strata/application-kit';
import type { Express } from 'express';
import { createApp, type AppOptions } from '../app/app.js';
import { ok } from '../endpoints/answers.js';
import { endpoint } from '../endpoints/endpoint.js';

const ROLES = ['guest', 'keeper'] as const;
/** Who may do what with lamps. */
export type LampRole = (typeof ROLES)[number];

const showLamp = endpoint({
  method: 'get',
  path: '/lamps',
  operationId: 'listLamps',
  summary: 'List lamps',
  tag: 'Lamps',
  access: 'guest',
  response: { status: 200, description: 'All lamps.' },
  handle: () => ok([]),
});

/** The toy application that this kit is tested with; tokens are the names of roles. */
export function lampApp(overrides: Partial<AppOptions<LampRole>> = {}): Express {
  const silent = () => undefined;
  return createApp<LampRole>({
    name: 'Lamps',
    basePath: '/api/v1',
    tokenPath: '/auth/token',
    roles: ROLES,
    endpoints: [showLamp],
    authenticator: {
      authenticate: (token) => {
        const role = ROLES.find((name) => name === token);
        if (!role) throw accessErrors.tokenInvalid();
        return { id: `user-${role}`, username: role, role };
      },
    },
    fingerprint: (text) => createHmac('sha256', 'key').update(text).digest('hex'),
    logger: { debug: silent, info: silent, warn: silent, error: silent },
    health: {
      version: '1.2.3',
      phase: () => 'ready',
      databaseProblem: () => Promise.resolve(null),
    },
    corsOrigins: [],
    validationContext: {},
    rateLimitMax: 100_000,
    trustProxy: false,
    ...overrides,
  });
}
