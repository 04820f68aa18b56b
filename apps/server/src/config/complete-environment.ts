import { SERVICE_NAME } from '@strata/application';
import { parseDatabaseUrl, SMALLEST_POOL } from '@strata/infrastructure-kit';
import type { CustomHelpers } from 'joi';
import type { Environment } from './environment.js';

/** What is said of settings that do not go together. */
export const COMPLETENESS = {
  'pool.divided': `DATABASE_POOL_SIZE must be at least {{#least}}, ${SMALLEST_POOL} for each of {{#workers}} WORKERS`,
  'setting.needed': '{{#missing}} is required with {{#beside}}',
  'identity.twice': 'of {{#names}} only one is to be given',
  'password.twice': 'DATABASE_PASSWORD is given, and {{#name}} holds a password too',
  'options.pooled': 'DATABASE_URL has options, which do not pass a pooler in transaction mode',
  'schema.differs': '{{#name}} has another schema than DATABASE_URL',
};

/** With a database of one's own the secrets are one's own too; without one there is no way to it. */
export function completeFor(value: Environment, helpers: CustomHelpers<Environment>) {
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
  const { OIDC_ISSUER, OIDC_AUDIENCE, PASSWORD_SIGN_IN } = value;
  if (OIDC_ISSUER !== undefined && OIDC_AUDIENCE === undefined) {
    return needs('OIDC_AUDIENCE', 'OIDC_ISSUER');
  }
  if (OIDC_ISSUER === undefined) {
    if (OIDC_AUDIENCE !== undefined) return needs('OIDC_ISSUER', 'OIDC_AUDIENCE');
    if (!PASSWORD_SIGN_IN) return needs('OIDC_ISSUER', 'PASSWORD_SIGN_IN=false');
  }
  const { NATS_URL, NATS_USER, NATS_PASSWORD, NATS_TOKEN, NATS_CREDS } = value;
  if (NATS_USER === undefined && NATS_PASSWORD !== undefined) {
    return needs('NATS_USER', 'NATS_PASSWORD');
  }
  if (NATS_USER !== undefined && NATS_PASSWORD === undefined) {
    return needs('NATS_PASSWORD', 'NATS_USER');
  }
  const identities = Object.entries({ NATS_USER, NATS_TOKEN, NATS_CREDS })
    .filter(([, identity]) => identity !== undefined)
    .map(([name]) => name);
  const [identity, ...others] = identities;
  if (others.length > 0) return helpers.error('identity.twice', { names: identities.join(', ') });
  if (identity !== undefined && NATS_URL === undefined) {
    return helpers.error('setting.needed', { missing: 'NATS_URL', beside: identity });
  }
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
