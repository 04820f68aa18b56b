import { SERVICE_NAME } from '@strata/application';
import { PHONE_REGIONS } from '@strata/api';
import { DomainError } from '@strata/domain-kit';
import { Password, Username } from '@strata/domain';
import {
  DATABASE_POOLERS,
  type DatabasePooler,
  DEFAULT_DATABASE_LIMITS,
  parseDatabaseUrl,
  SMALLEST_POOL,
} from '@strata/infrastructure-kit';
import { SECRET_KEY_MIN_BYTES } from '@strata/infrastructure';
import Joi, { type CustomHelpers } from 'joi';
import { parseTrustProxy } from './trust-proxy.js';
import { parseWorkers } from './workers.js';

/** The environment variables, with their types once validated. */
export interface Environment {
  readonly APP_NAME: string;
  readonly DEBUG: boolean;
  readonly HOST: string;
  readonly PORT: number;
  readonly WORKERS: number;
  readonly TRUST_PROXY: false | number | string;
  readonly DATABASE_URL?: string;
  readonly DATABASE_PASSWORD?: string;
  readonly DATABASE_POOLER: DatabasePooler;
  readonly DIRECT_DATABASE_URL?: string;
  readonly DATABASE_READ_URL?: string;
  readonly READ_MAX_STALENESS: number;
  readonly DATABASE_POOL_SIZE?: number;
  readonly DATABASE_STATEMENT_TIMEOUT: number;
  readonly DATABASE_LOCK_TIMEOUT: number;
  readonly DATABASE_IDLE_IN_TRANSACTION_TIMEOUT: number;
  readonly DATA_DIR: string;
  readonly DUMP_EVERY_HOURS?: number;
  readonly DUMP_DIR?: string;
  readonly DUMP_KEEP: number;
  readonly SECRET_KEY?: string;
  readonly ACCESS_TOKEN_EXPIRE_MINUTES: number;
  readonly CORS_ORIGINS: readonly string[];
  readonly LOG_LEVEL?: string;
  readonly MAX_CONNECTIONS: number;
  readonly RATE_LIMIT_MAX: number;
  readonly DRAIN_NOTICE_SECONDS?: number;
  readonly PHONE_REGION: string;
  readonly SMTP_URL?: string;
  readonly MAIL_FROM: string;
  readonly MAIL_TIMEOUT_SECONDS: number;
  readonly DELIVERY_RETENTION_DAYS: number;
  readonly EVENT_RETENTION_DAYS?: number;
  readonly ADMIN_USERNAME?: string;
  readonly ADMIN_PASSWORD?: string;
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];
const DAY_IN_MINUTES = 1440;
const MAX_RETENTION_DAYS = 36_500;
/** PostgreSQL's own limit (MAX_BACKENDS). */
const CONNECTIONS_MAX = 262_143;

/** Timers take 2 147 483 647 at most, and those around a statement are somewhat longer than it. */
const TIMEOUT_MAX = 2_000_000_000;

/** A replica that lags for longer has other troubles. */
const STALENESS_MAX_SECONDS = 3600;

/** Milliseconds, as PostgreSQL takes a number without a unit; 0, for ever, is not on offer. */
const timeout = (milliseconds: number) =>
  Joi.number().integer().min(1).max(TIMEOUT_MAX).default(milliseconds);

/** A setting that may be a file's content instead: `NAME_FILE` names the file. */
const secret = () => Joi.string().meta({ secret: true });
const databaseUrl = () =>
  secret().custom(valueOf((text) => parseDatabaseUrl(text, SERVICE_NAME) && text));
const YEAR_IN_HOURS = 8760;

/** What the environment must look like; a `.env.example` line stands for each key. */
export const environmentSchema = Joi.object<Environment>({
  APP_NAME: Joi.string().max(100).default('Strata'),
  DEBUG: Joi.boolean().truthy('1', 'yes', 'on').falsy('0', 'no', 'off').default(false),
  HOST: Joi.alternatives(Joi.string().hostname(), Joi.string().ip({ cidr: 'forbidden' }))
    .default('127.0.0.1')
    .messages({ 'alternatives.match': '{{#label}} must be a host name or an IP address' }),
  PORT: Joi.number().integer().min(0).max(65_535).default(3000),
  WORKERS: Joi.string().custom(valueOf(parseWorkers)).default(1),
  TRUST_PROXY: Joi.string()
    .custom(valueOf(parseTrustProxy))
    .default(false)
    .description('off, the number of proxies, or their addresses'),
  DATABASE_URL: databaseUrl(),
  DATABASE_PASSWORD: secret(),
  DATABASE_POOLER: Joi.string()
    .valid(...DATABASE_POOLERS)
    .default('none'),
  DIRECT_DATABASE_URL: databaseUrl(),
  DATABASE_READ_URL: databaseUrl(),
  READ_MAX_STALENESS: Joi.number().integer().min(1).max(STALENESS_MAX_SECONDS).default(5),
  DATABASE_POOL_SIZE: Joi.number().integer().min(SMALLEST_POOL).max(CONNECTIONS_MAX),
  DATABASE_STATEMENT_TIMEOUT: timeout(DEFAULT_DATABASE_LIMITS.statementTimeout),
  DATABASE_LOCK_TIMEOUT: timeout(DEFAULT_DATABASE_LIMITS.lockTimeout),
  DATABASE_IDLE_IN_TRANSACTION_TIMEOUT: timeout(DEFAULT_DATABASE_LIMITS.idleInTransactionTimeout),
  DATA_DIR: Joi.string().default('.data'),
  DUMP_EVERY_HOURS: Joi.number().integer().min(1).max(YEAR_IN_HOURS),
  DUMP_DIR: Joi.string(),
  DUMP_KEEP: Joi.number().integer().min(1).max(10_000).default(7),
  SECRET_KEY: secret()
    .custom((value: string, helpers) =>
      Buffer.byteLength(value) < SECRET_KEY_MIN_BYTES ? helpers.error('secret.short') : value,
    )
    .messages({ 'secret.short': `{{#label}} must have at least ${SECRET_KEY_MIN_BYTES} bytes` }),
  ACCESS_TOKEN_EXPIRE_MINUTES: Joi.number().integer().min(1).max(DAY_IN_MINUTES).default(30),
  CORS_ORIGINS: Joi.string()
    .allow('')
    .custom(valueOf(parseOrigins))
    .default(['http://localhost:3000']),
  LOG_LEVEL: Joi.string().valid(...LOG_LEVELS),
  MAX_CONNECTIONS: Joi.number().integer().min(1).max(100_000).default(1000),
  RATE_LIMIT_MAX: Joi.number().integer().min(1).default(6000),
  DRAIN_NOTICE_SECONDS: Joi.number().min(0).max(300),
  PHONE_REGION: Joi.string()
    .valid(...PHONE_REGIONS)
    .default('US')
    .messages({ 'any.only': '{{#label}} must be a country such as US or DE' }),
  SMTP_URL: secret().uri({ scheme: ['smtp', 'smtps'] }),
  MAIL_FROM: Joi.string().email({ tlds: false }).default('no-reply@localhost.localdomain'),
  MAIL_TIMEOUT_SECONDS: Joi.number().integer().min(1).max(600).default(60),
  DELIVERY_RETENTION_DAYS: Joi.number().integer().min(1).max(MAX_RETENTION_DAYS).default(30),
  EVENT_RETENTION_DAYS: Joi.number().integer().min(1).max(MAX_RETENTION_DAYS),
  ADMIN_USERNAME: Joi.string().custom(valueOf((text) => Username.of(text).value)),
  ADMIN_PASSWORD: secret().custom(valueOf((text) => Password.ofGoodForm(text) && text)),
})
  .custom(completeFor)
  .messages({
    'value.refused': '{{#label}}: {{#reason}}',
    'pool.divided': `DATABASE_POOL_SIZE must be at least {{#least}}, ${SMALLEST_POOL} for each of {{#workers}} WORKERS`,
    'setting.needed': '{{#missing}} is required with {{#beside}}',
    'password.twice': 'DATABASE_PASSWORD is given, and {{#name}} holds a password too',
    'options.pooled': 'DATABASE_URL has options, which do not pass a pooler in transaction mode',
    'schema.differs': '{{#name}} has another schema than DATABASE_URL',
  });

/** Lets a function that throws have its say as a Joi rule. */
function valueOf<Value>(parse: (text: string) => Value) {
  return (text: string, helpers: CustomHelpers) => {
    try {
      return parse(text);
    } catch (error) {
      const known = error instanceof DomainError || error instanceof RangeError;
      if (!known) throw error;
      return helpers.error('value.refused', { reason: error.message });
    }
  };
}

/** With a database of one's own the secrets are one's own too; without one there is no way to it. */
function completeFor(value: Environment, helpers: CustomHelpers<Environment>) {
  const {
    DATABASE_URL,
    DATABASE_PASSWORD,
    DIRECT_DATABASE_URL,
    DATABASE_READ_URL,
    WORKERS: workers,
  } = value;
  const least = SMALLEST_POOL * workers;
  if ((value.DATABASE_POOL_SIZE ?? least) < least) {
    return helpers.error('pool.divided', { least, workers });
  }
  const needs = (missing: keyof Environment, beside: string) =>
    helpers.error('setting.needed', { missing, beside });
  if (DATABASE_URL === undefined) {
    if (DATABASE_PASSWORD !== undefined) return needs('DATABASE_URL', 'DATABASE_PASSWORD');
    if (DIRECT_DATABASE_URL !== undefined) return needs('DATABASE_URL', 'DIRECT_DATABASE_URL');
    if (DATABASE_READ_URL !== undefined) return needs('DATABASE_URL', 'DATABASE_READ_URL');
    if (value.DATABASE_POOLER !== 'none') return needs('DATABASE_URL', 'DATABASE_POOLER');
    return value;
  }
  if (value.SECRET_KEY === undefined) return needs('SECRET_KEY', 'DATABASE_URL');
  if (value.ADMIN_USERNAME !== undefined && value.ADMIN_PASSWORD === undefined) {
    return needs('ADMIN_PASSWORD', 'ADMIN_USERNAME');
  }
  const urls = { DATABASE_URL, DIRECT_DATABASE_URL, DATABASE_READ_URL };
  for (const [name, url] of Object.entries(urls)) {
    if (url === undefined) continue;
    const address = parsed(url);
    if (DATABASE_PASSWORD !== undefined && address?.password !== undefined) {
      return helpers.error('password.twice', { name });
    }
    if (name === 'DATABASE_URL' && value.DATABASE_POOLER !== 'none' && address?.options) {
      return helpers.error('options.pooled');
    }
    if (address?.schema !== parsed(DATABASE_URL)?.schema) {
      return helpers.error('schema.differs', { name });
    }
  }
  return value;
}

/** null for a URL that has been refused already. */
function parsed(url: string) {
  try {
    return parseDatabaseUrl(url, SERVICE_NAME);
  } catch {
    return null;
  }
}

const described: Readonly<Record<string, Joi.Description>> = environmentSchema.describe().keys;

/** The names of all settings. */
export const SETTINGS: readonly string[] = Object.keys(described);

/** The settings that can come from files. */
export const SECRET_SETTINGS: readonly string[] = Object.entries(described)
  .filter(([, { metas }]) => metas?.some(({ secret }) => secret === true))
  .map(([name]) => name);

function parseOrigins(text: string): readonly string[] {
  const origins = text
    .split(',')
    .map((origin) => origin.trim())
    .filter((origin) => origin !== '');
  for (const origin of origins) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
      throw new RangeError(`"${origin}" is no origin such as https://shop.example`);
    }
  }
  return origins;
}
