import { PHONE_REGIONS } from '@strata/api';
import { SERVICE_NAME } from '@strata/application';
import { DiscountRate, Password, Username } from '@strata/domain';
import { TimeZone } from '@strata/domain-kit';
import { SECRET_KEY_MIN_BYTES } from '@strata/infrastructure';
import {
  DATABASE_POOLERS,
  DEFAULT_DATABASE_LIMITS,
  SAMPLERS,
  SMALLEST_POOL,
} from '@strata/infrastructure-kit';
import Joi from 'joi';
import { COMPLETENESS, completeFor } from './complete-environment.js';
import type { Environment } from './environment.js';
import { parseNatsServers } from './nats-servers.js';
import { parseOidcRoles, ROLES_BY_NAME } from './oidc-roles.js';
import { parseOrigins } from './origins.js';
import { parsePairs } from './pairs.js';
import {
  databaseUrl,
  flag,
  host,
  httpUrl,
  port,
  secret,
  timeout,
  valueOf,
} from './setting-rules.js';
import { parseTrustProxy } from './trust-proxy.js';
import { parseWorkers } from './workers.js';

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];
const DAY_IN_MINUTES = 1440;
const YEAR_IN_HOURS = 8760;
const MAX_RETENTION_DAYS = 36_500;
/** PostgreSQL's own limit (MAX_BACKENDS). */
const CONNECTIONS_MAX = 262_143;

/** A replica that lags for longer has other troubles. */
const STALENESS_MAX_SECONDS = 3600;

/** What the environment must look like; a `.env.example` line stands for each key. */
export const environmentSchema = Joi.object<Environment>({
  APP_NAME: Joi.string().max(100).default('Strata'),
  DEBUG: flag(),
  HOST: host(),
  PORT: port().default(3000),
  OPS_PAGE: flag().default(true),
  METRICS_HOST: host(),
  METRICS_PORT: port(),
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
  PASSWORD_SIGN_IN: flag().default(true),
  OIDC_ISSUER: httpUrl(),
  OIDC_AUDIENCE: Joi.string().max(255),
  OIDC_ROLE_CLAIM: Joi.string().max(255).default('roles'),
  OIDC_ROLES: Joi.string().custom(valueOf(parseOidcRoles)).default(ROLES_BY_NAME),
  CORS_ORIGINS: Joi.string()
    .allow('')
    .custom(valueOf(parseOrigins))
    .default(['http://localhost:3000']),
  LOG_LEVEL: Joi.string().valid(...LOG_LEVELS),
  OTEL_SDK_DISABLED: flag(),
  OTEL_EXPORTER_OTLP_ENDPOINT: httpUrl(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: httpUrl(),
  OTEL_EXPORTER_OTLP_HEADERS: secret().custom(valueOf(parsePairs)).default({}),
  OTEL_SERVICE_NAME: Joi.string().max(255).default(SERVICE_NAME),
  OTEL_RESOURCE_ATTRIBUTES: Joi.string().custom(valueOf(parsePairs)).default({}),
  OTEL_TRACES_SAMPLER: Joi.string()
    .valid(...SAMPLERS)
    .default('parentbased_always_on'),
  OTEL_TRACES_SAMPLER_ARG: Joi.number().min(0).max(1).default(1),
  MAX_CONNECTIONS: Joi.number().integer().min(1).max(100_000).default(1000),
  RATE_LIMIT_MAX: Joi.number().integer().min(1).default(6000),
  DRAIN_NOTICE_SECONDS: Joi.number().min(0).max(300),
  PHONE_REGION: Joi.string()
    .valid(...PHONE_REGIONS)
    .default('US')
    .messages({ 'any.only': '{{#label}} must be a country such as US or DE' }),
  TIME_ZONE: Joi.string()
    .custom(valueOf((text) => TimeZone.of(text).name))
    .default('UTC'),
  CLERK_DISCOUNT_MAX: Joi.string()
    .custom(valueOf((text) => DiscountRate.of(text).toDecimal()))
    .default('0.10'),
  SMTP_URL: secret().uri({ scheme: ['smtp', 'smtps'] }),
  MAIL_FROM: Joi.string().email({ tlds: false }).default('no-reply@localhost.localdomain'),
  MAIL_TIMEOUT_SECONDS: Joi.number().integer().min(1).max(600).default(60),
  WEBHOOK_ALLOW_PRIVATE: Joi.boolean().default(false),
  NATS_URL: Joi.string().custom(valueOf(parseNatsServers)),
  NATS_USER: Joi.string().max(255),
  NATS_PASSWORD: secret(),
  NATS_TOKEN: secret(),
  NATS_CREDS: secret(),
  NATS_STREAM: Joi.string()
    .pattern(/^[\w-]{1,255}$/, 'letters, digits, dashes and underscores')
    .default(`${SERVICE_NAME}-events`),
  NATS_SUBJECT_PREFIX: Joi.string()
    .max(100)
    .pattern(/^[\w-]+(\.[\w-]+)*$/, 'words with dots between them')
    .default(`${SERVICE_NAME}.events`),
  DELIVERY_RETENTION_DAYS: Joi.number().integer().min(1).max(MAX_RETENTION_DAYS).default(30),
  EVENT_RETENTION_DAYS: Joi.number().integer().min(1).max(MAX_RETENTION_DAYS),
  ADMIN_USERNAME: Joi.string().custom(valueOf((text) => Username.of(text).value)),
  ADMIN_PASSWORD: secret().custom(valueOf((text) => Password.ofGoodForm(text) && text)),
})
  .custom(completeFor)
  .messages({ 'value.refused': '{{#label}}: {{#reason}}', ...COMPLETENESS });

const described: Readonly<Record<string, Joi.Description>> = environmentSchema.describe().keys;

/** The names of all settings. */
export const SETTINGS: readonly string[] = Object.keys(described);

/** The settings that can come from files. */
export const SECRET_SETTINGS: readonly string[] = Object.entries(described)
  .filter(([, { metas }]) => metas?.some(({ secret }) => secret === true))
  .map(([name]) => name);
