import { SERVICE_NAME } from '@strata/application';
import { join } from 'node:path';
import {
  COMFORTABLE_POOL,
  DEFAULT_DATABASE_LIMITS,
  parseDatabaseUrl,
} from '@strata/infrastructure-kit';
import { environmentSchema, type Environment } from './environment-schema.js';
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
    corsOrigins: environment.CORS_ORIGINS,
    logLevel: environment.LOG_LEVEL ?? (environment.DEBUG ? 'debug' : 'info'),
    maxConnections: Math.ceil(environment.MAX_CONNECTIONS / environment.WORKERS),
    rateLimitMax: environment.RATE_LIMIT_MAX,
    drainNoticeSeconds: environment.DRAIN_NOTICE_SECONDS ?? null,
    phoneRegion: environment.PHONE_REGION,
    smtpUrl: environment.SMTP_URL ?? null,
    mailFrom: environment.MAIL_FROM,
    mailTimeoutSeconds: environment.MAIL_TIMEOUT_SECONDS,
    deliveryRetentionDays: environment.DELIVERY_RETENTION_DAYS,
    eventRetentionDays: environment.EVENT_RETENTION_DAYS ?? null,
    adminUsername: environment.ADMIN_USERNAME ?? null,
    adminPassword: environment.ADMIN_PASSWORD ?? null,
  };
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
