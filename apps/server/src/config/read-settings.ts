import { SERVICE_NAME } from '@strata/application';
import { DiscountRate } from '@strata/domain';
import { TimeZone } from '@strata/domain-kit';
import { join } from 'node:path';
import {
  COMFORTABLE_POOL,
  DEFAULT_DATABASE_LIMITS,
  type NatsIdentity,
  parseDatabaseUrl,
} from '@strata/infrastructure-kit';
import type { Environment } from './environment.js';
import { environmentSchema } from './environment-schema.js';
import { readSecretFiles } from './secret-files.js';
import { SettingsError, type Settings } from './settings.js';

/**
 * The settings of an environment.
 * @throws SettingsError naming every bad setting, without showing its value where it is secret
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  // `NAME=` in a file means the same as no such line.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const { complete, problems, unread } = readSecretFiles(given);
  const { error, value } = environmentSchema.validate(complete, {
    abortEarly: false,
    stripUnknown: true,
    errors: { wrap: { label: false } },
  });
  // What stands in a file that cannot be read is not missing as well.
  const details = error?.details.filter(({ context }) => !unread.has(context?.['missing'])) ?? [];
  const all = [...problems, ...details.map(({ message }) => message)];
  if (all.length > 0) throw new SettingsError(all);
  return toSettings(value);
}

function toSettings(environment: Environment): Settings {
  return {
    appName: environment.APP_NAME,
    debug: environment.DEBUG,
    host: environment.HOST,
    port: environment.PORT,
    operatorPage: environment.OPS_PAGE,
    metrics: metricsOf(environment),
    workers: environment.WORKERS,
    trustProxy: environment.TRUST_PROXY,
    databaseAddress: addressOf(environment.DATABASE_URL, environment.DATABASE_PASSWORD),
    databasePooler: environment.DATABASE_POOLER,
    directDatabaseAddress: addressOf(
      environment.DIRECT_DATABASE_URL,
      environment.DATABASE_PASSWORD,
    ),
    databaseReplica: replicaOf(environment),
    databaseLimits: {
      poolSize: poolSizeOf(environment),
      statementTimeout: environment.DATABASE_STATEMENT_TIMEOUT,
      lockTimeout: environment.DATABASE_LOCK_TIMEOUT,
      idleInTransactionTimeout: environment.DATABASE_IDLE_IN_TRANSACTION_TIMEOUT,
    },
    dataDir: environment.DATA_DIR,
    dumpEveryHours: environment.DUMP_EVERY_HOURS ?? null,
    dumpDir: environment.DUMP_DIR ?? join(environment.DATA_DIR, 'dumps'),
    dumpKeep: environment.DUMP_KEEP,
    secretKey: environment.SECRET_KEY ?? null,
    accessTokenExpireMinutes: environment.ACCESS_TOKEN_EXPIRE_MINUTES,
    passwordSignIn: environment.PASSWORD_SIGN_IN,
    oidc: oidcOf(environment),
    corsOrigins: environment.CORS_ORIGINS,
    logLevel: environment.LOG_LEVEL ?? (environment.DEBUG ? 'debug' : 'info'),
    tracing: tracingOf(environment),
    maxConnections: Math.ceil(environment.MAX_CONNECTIONS / environment.WORKERS),
    rateLimitMax: environment.RATE_LIMIT_MAX,
    drainNoticeSeconds: environment.DRAIN_NOTICE_SECONDS ?? null,
    phoneRegion: environment.PHONE_REGION,
    timeZone: TimeZone.of(environment.TIME_ZONE),
    clerkDiscountMax: DiscountRate.of(environment.CLERK_DISCOUNT_MAX),
    smtpUrl: environment.SMTP_URL ?? null,
    mailFrom: environment.MAIL_FROM,
    mailTimeoutSeconds: environment.MAIL_TIMEOUT_SECONDS,
    webhookAllowPrivate: environment.WEBHOOK_ALLOW_PRIVATE,
    nats: natsOf(environment),
    eventSubjectPrefix: environment.NATS_SUBJECT_PREFIX,
    deliveryRetentionDays: environment.DELIVERY_RETENTION_DAYS,
    eventRetentionDays: environment.EVENT_RETENTION_DAYS ?? null,
    adminUsername: environment.ADMIN_USERNAME ?? null,
    adminPassword: environment.ADMIN_PASSWORD ?? null,
  };
}

function tracingOf(environment: Environment): Settings['tracing'] {
  const url = tracesUrlOf(environment);
  if (url === undefined || environment.OTEL_SDK_DISABLED) return null;
  return {
    url,
    headers: environment.OTEL_EXPORTER_OTLP_HEADERS,
    serviceName: environment.OTEL_SERVICE_NAME,
    attributes: environment.OTEL_RESOURCE_ATTRIBUTES,
    sampler: environment.OTEL_TRACES_SAMPLER,
    ratio: environment.OTEL_TRACES_SAMPLER_ARG,
  };
}

/** The one of traces is taken as it is, the one of everything is what its path begins with. */
function tracesUrlOf(environment: Environment): string | undefined {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: base } = environment;
  return (
    environment.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ??
    (base && `${base.replace(/\/$/, '')}/v1/traces`)
  );
}

function oidcOf(environment: Environment): Settings['oidc'] {
  const { OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience } = environment;
  if (issuer === undefined || audience === undefined) return null;
  return {
    issuer,
    audience,
    roleClaim: environment.OIDC_ROLE_CLAIM,
    roles: environment.OIDC_ROLES,
  };
}

function natsOf(environment: Environment): Settings['nats'] {
  const { NATS_URL: servers, NATS_STREAM: stream } = environment;
  if (servers === undefined) return null;
  const identity = natsIdentityOf(environment);
  const subjectPrefix = environment.NATS_SUBJECT_PREFIX;
  return { servers, identity, stream, subjectPrefix, service: SERVICE_NAME };
}

function natsIdentityOf(environment: Environment): NatsIdentity | null {
  const { NATS_USER: user, NATS_PASSWORD: password, NATS_TOKEN: token } = environment;
  if (user !== undefined && password !== undefined) return { user, password };
  if (token !== undefined) return { token };
  const { NATS_CREDS: credentials } = environment;
  return credentials === undefined ? null : { credentials };
}

function metricsOf({ METRICS_HOST: host, METRICS_PORT: port }: Environment) {
  return port === undefined ? null : { host, port };
}

function replicaOf({ DATABASE_READ_URL, DATABASE_PASSWORD, READ_MAX_STALENESS }: Environment) {
  const address = addressOf(DATABASE_READ_URL, DATABASE_PASSWORD);
  return address && { address, maxStaleness: READ_MAX_STALENESS * 1000 };
}

/** Of one process: what is given is divided among the workers. */
function poolSizeOf({ DATABASE_POOL_SIZE: given, WORKERS: workers }: Environment): number {
  if (given !== undefined) return Math.floor(given / workers);
  return workers === 1 ? DEFAULT_DATABASE_LIMITS.poolSize : COMFORTABLE_POOL;
}

function addressOf(url: string | undefined, password: string | undefined) {
  return url === undefined ? null : parseDatabaseUrl(url, SERVICE_NAME, password);
}
