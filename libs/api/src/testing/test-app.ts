import type { PhoneContext } from '../shared/phone-number-schema.js';
import { V1 } from '../v1/version.js';
import { createHmac } from 'node:crypto';
import {
  accessErrors,
  type Actor,
  type Authenticator,
  CommandRunner,
  type LogFields,
} from '@strata/application-kit';
import { type ApiKeySecrets, PasswordService, type WebhookSecrets } from '@strata/application';
import {
  FakePasswordHasher,
  InMemoryKnownNetworks,
  inMemoryReads,
  InMemoryStore,
} from '@strata/application/testing';
import { FixedClock, InMemorySnapshots, SequentialIds } from '@strata/application-kit/testing';
import { DiscountRate, ROLES, type Role } from '@strata/domain';
import { TimeZone } from '@strata/domain-kit';
import { type AppOptions, createApp, CursorCodec, type Endpoint, RateLimit } from '@strata/api-kit';
import { v1Endpoints } from '../v1/endpoints.js';
import { declaringItsCodes } from './declared-codes.js';

/** A log line as it was written. */
export interface LogLine {
  readonly level: string;
  readonly fields: LogFields;
  readonly message: string;
}

/** The whole application on the in-memory store. */
export interface TestApp {
  readonly app: ReturnType<typeof createApp>;
  /** What it was made of. */
  readonly options: AppOptions<Role>;
  readonly endpoints: readonly Endpoint<Role>[];
  readonly store: InMemoryStore;
  readonly clock: FixedClock;
  readonly log: readonly LogLine[];
}

/** Tokens are the names of roles. */
const roleTokens: Authenticator<Role> = {
  authenticate: (token): Actor<Role> => {
    if (!ROLES.includes(token as Role)) throw accessErrors.tokenInvalid();
    return { id: `user-${token}`, username: token, role: token as Role };
  },
};

/** Secrets that anybody can guess. */
function numberedSecrets(): ApiKeySecrets {
  let made = 0;
  return {
    make: () => {
      made += 1;
      return { key: `strata_key-${made}`, prefix: 'strata_key', digest: `digest-${made}` };
    },
    digestOf: () => null,
  };
}

/** Secrets of webhooks that anybody can guess. */
function numberedWebhookSecrets(): WebhookSecrets {
  let made = 0;
  return {
    make: () => {
      made += 1;
      return { secret: `whsec_${made}`, sealed: `sealed-${made}` };
    },
  };
}

/** Makes an application of its own for one test. */
export function testApp(overrides: Partial<AppOptions<Role>> = {}): TestApp {
  const store = new InMemoryStore();
  const clock = new FixedClock();
  const commands = new CommandRunner(store, clock, new SequentialIds());
  const fingerprint = (text: string) => createHmac('sha256', 'key').update(text).digest('hex');
  const cursors = new CursorCodec(fingerprint);
  const { database } = store;
  const queries = inMemoryReads(database);
  const passwords = new PasswordService({
    users: queries.users,
    hasher: new FakePasswordHasher(),
    throttle: { admit: () => Promise.resolve(), succeeded: () => Promise.resolve() },
    networks: new InMemoryKnownNetworks(database),
    commonPasswords: () => Promise.resolve((text) => text === 'sunshine'),
    serviceName: 'Strata',
    isOpen: true,
  });
  const log: LogLine[] = [];
  const write = (level: string) => (fields: LogFields, message: string) => {
    log.push({ level, fields, message });
  };
  const endpoints = v1Endpoints({
    commands,
    cursors,
    queries,
    passwords,
    salesPolicy: { clerkDiscountMax: DiscountRate.of('0.10'), timeZone: TimeZone.UTC },
    tokens: {
      issue: ({ userId }) => Promise.resolve({ accessToken: userId, expiresInSeconds: 1800 }),
      verify: () => Promise.reject(accessErrors.tokenInvalid()),
    },
    apiKeySecrets: numberedSecrets(),
    webhookSecrets: numberedWebhookSecrets(),
    webhookTargets: { refusal: (url) => (url.startsWith('https:') ? null : 'it is not secure') },
    webhookTester: {
      test: async (id) =>
        (await queries.webhooks.get(id))
          ? { delivered: false, status: 500, reason: 'answered 500' }
          : null,
    },
    seal: { seal: (text) => `sealed ${text}`, open: (sealed) => sealed.slice('sealed '.length) },
    today: () => clock.now().toISOString().slice(0, 10),
    clock,
  });
  const options: AppOptions<Role> = {
    ...V1,
    name: 'Strata',
    endpoints,
    authenticator: roleTokens,
    fingerprint,
    logger: {
      debug: write('debug'),
      info: write('info'),
      warn: write('warn'),
      error: write('error'),
    },
    health: {
      version: '1.2.3',
      phase: () => 'ready',
      databaseProblem: () => Promise.resolve(null),
    },
    corsOrigins: ['https://shop.example'],
    validationContext: { phoneRegion: 'US' } satisfies PhoneContext,
    rateLimit: new RateLimit(100_000),
    trustProxy: false,
    snapshots: new InMemorySnapshots(clock),
    ...overrides,
  };
  return {
    app: declaringItsCodes(createApp(options), options),
    options,
    endpoints,
    store,
    clock,
    log,
  };
}

/** The Authorization header of a user of that role. */
export function as(role: Role): { readonly authorization: string } {
  return { authorization: `Bearer ${role}` };
}
