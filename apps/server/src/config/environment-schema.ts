import { PHONE_REGIONS } from '@strata/api';
import { DomainError, Password, Username } from '@strata/domain';
import { SECRET_KEY_MIN_BYTES } from '@strata/infrastructure';
import Joi, { type CustomHelpers } from 'joi';
import { parseTrustProxy } from './trust-proxy.js';

/** The environment variables, with their types once validated. */
export interface Environment {
  readonly APP_NAME: string;
  readonly DEBUG: boolean;
  readonly HOST: string;
  readonly PORT: number;
  readonly TRUST_PROXY: false | number | string;
  readonly DATABASE_URL?: string;
  readonly DATA_DIR: string;
  readonly SECRET_KEY?: string;
  readonly ACCESS_TOKEN_EXPIRE_MINUTES: number;
  readonly CORS_ORIGINS: readonly string[];
  readonly LOG_LEVEL?: string;
  readonly RATE_LIMIT_MAX: number;
  readonly PHONE_REGION: string;
  readonly SMTP_URL?: string;
  readonly MAIL_FROM: string;
  readonly ADMIN_USERNAME?: string;
  readonly ADMIN_PASSWORD?: string;
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];
const DAY_IN_MINUTES = 1440;

/** What the environment must look like; a `.env.example` line stands for each key. */
export const environmentSchema = Joi.object<Environment>({
  APP_NAME: Joi.string().max(100).default('Strata'),
  DEBUG: Joi.boolean().truthy('1', 'yes', 'on').falsy('0', 'no', 'off').default(false),
  HOST: Joi.alternatives(Joi.string().hostname(), Joi.string().ip({ cidr: 'forbidden' }))
    .default('127.0.0.1')
    .messages({ 'alternatives.match': '{{#label}} must be a host name or an IP address' }),
  PORT: Joi.number().integer().min(0).max(65_535).default(3000),
  TRUST_PROXY: Joi.string()
    .custom(valueOf(parseTrustProxy))
    .default(false)
    .description('off, the number of proxies, or their addresses'),
  DATABASE_URL: Joi.string().custom(valueOf(parseDatabaseUrl)),
  DATA_DIR: Joi.string().default('.data'),
  SECRET_KEY: Joi.string()
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
  RATE_LIMIT_MAX: Joi.number().integer().min(1).default(6000),
  PHONE_REGION: Joi.string()
    .valid(...PHONE_REGIONS)
    .default('US')
    .messages({ 'any.only': '{{#label}} must be a country such as US or DE' }),
  SMTP_URL: Joi.string().uri({ scheme: ['smtp', 'smtps'] }),
  MAIL_FROM: Joi.string().email({ tlds: false }).default('no-reply@localhost.localdomain'),
  ADMIN_USERNAME: Joi.string().custom(valueOf((text) => Username.of(text).value)),
  ADMIN_PASSWORD: Joi.string().custom(valueOf((text) => Password.choose(text) && text)),
})
  .custom(completeFor)
  .messages({
    'value.refused': '{{#label}}: {{#reason}}',
    'secret.needed': 'SECRET_KEY is required with DATABASE_URL',
    'admin.incomplete': 'ADMIN_USERNAME is given without ADMIN_PASSWORD',
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

/** With a database of one's own the secrets are one's own too. */
function completeFor(value: Environment, helpers: CustomHelpers<Environment>) {
  if (value.DATABASE_URL === undefined) return value;
  if (value.SECRET_KEY === undefined) return helpers.error('secret.needed');
  if (value.ADMIN_USERNAME !== undefined && value.ADMIN_PASSWORD === undefined) {
    return helpers.error('admin.incomplete');
  }
  return value;
}

function parseDatabaseUrl(text: string): string {
  const protocol = URL.canParse(text) ? new URL(text).protocol : '';
  if (protocol !== 'postgresql:' && protocol !== 'postgres:') {
    throw new RangeError('not of the form postgresql://user:password@host:5432/database');
  }
  return text;
}

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
