import { createHmac } from 'node:crypto';
import { accessErrors, type LogFields } from '@strata/application-kit';
import { FixedClock, InMemorySnapshots, lampStore } from '@strata/application-kit/testing';
import type { RequestListener } from 'node:http';
import { createApp } from '../app/app.js';
import type { AppOptions } from '../app/app-options.js';
import { RateLimit } from '../exchange/rate-limit.js';
import { CursorCodec } from '../lists/cursor-codec.js';
import type { Endpoint } from '../endpoints/endpoint.js';
import { LAMP_ROLES, lampEndpoints, type LampRole } from './lamp-endpoints.js';

/** A log line as it was written. */
export interface LogLine {
  readonly level: string;
  readonly fields: LogFields;
  readonly message: string;
}

/** The toy application on a store of its own. */
export interface LampApp {
  readonly app: RequestListener;
  /** What it was made of. */
  readonly options: AppOptions<LampRole>;
  readonly endpoints: readonly Endpoint<LampRole>[];
  readonly store: ReturnType<typeof lampStore>;
  readonly log: readonly LogLine[];
}

/** The toy application that this kit is tested with; tokens are the names of roles. */
export function lampApp({
  rateLimitMax = 100_000,
  ...overrides
}: Partial<AppOptions<LampRole>> & { readonly rateLimitMax?: number } = {}): LampApp {
  const store = lampStore();
  const fingerprint = (text: string) => createHmac('sha256', 'key').update(text).digest('hex');
  const endpoints = lampEndpoints(store, new CursorCodec(fingerprint));
  const log: LogLine[] = [];
  const options: AppOptions<LampRole> = {
    name: 'Lamps',
    serviceName: 'lamps',
    basePath: '/api/v1',
    tokenPath: '/auth/token',
    words: {
      tags: { Access: 'Signing in.', Lamps: 'What gives light.' },
      terms: { name: 'What it is called.', lumen: 'How bright it is.' },
      info: { license: { name: 'MIT', identifier: 'MIT' } },
      errorCatalogue: 'https://lamps.example/errors',
    },
    roles: LAMP_ROLES,
    endpoints,
    authenticator: {
      authenticate: (token) => {
        const role = LAMP_ROLES.find((name) => name === token);
        if (!role) throw accessErrors.tokenInvalid();
        return { id: `user-${role}`, username: role, role };
      },
    },
    events: {
      subjectPrefix: 'lamps.events',
      schemas: {
        'lamp.turned_on': {
          version: 2,
          description: 'A lamp gives light.',
          payload: {
            type: 'object',
            properties: { lumen: { type: 'number' } },
            required: ['lumen'],
          },
        },
      },
    },
    fingerprint,
    logger: loggerInto(log),
    health: {
      version: '1.2.3',
      phase: () => 'ready',
      databaseProblem: () => Promise.resolve(null),
    },
    corsOrigins: ['https://lamps.example'],
    validationContext: {},
    rateLimit: new RateLimit(rateLimitMax),
    trustProxy: false,
    snapshots: new InMemorySnapshots(new FixedClock()),
    ...overrides,
  };
  return { app: createApp(options), options, endpoints, store, log };
}

/** A logger that keeps its lines. */
export function loggerInto(log: LogLine[]) {
  const write = (level: string) => (fields: LogFields, message: string) => {
    log.push({ level, fields, message });
  };
  return {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
  };
}

/** The Authorization header of a user of that role. */
export function as(role: LampRole): { readonly authorization: string } {
  return { authorization: `Bearer ${role}` };
}
