import {
  baseFieldSchemas,
  instant,
  pageSchema,
  presentBaseFields,
  requiredText,
} from '@strata/api-kit';
import type { ApiKeyView } from '@strata/application';
import { ApiKey, type Role } from '@strata/domain';
import Joi from 'joi';
import { role } from './user-schemas.js';

/** Body of `POST /api-keys`. */
interface ApiKeyBody {
  readonly name: string;
  readonly role: Role;
  readonly expires_at: Date;
}

const name = requiredText(ApiKey.NAME_MAX_LENGTH)
  .example('Nightly import')
  .description('What it is for; unique, whatever the case.');
const expiresAt = instant()
  .example('2040-01-01T00:00:00Z', { override: true })
  .description('From when on it is good for nothing; later than now.');
const keyRole = role.description('What its bearer may do. For another role make another key.');

export const apiKeyCreateSchema = Joi.object<ApiKeyBody>({
  name: name.required(),
  role: keyRole.required().example('clerk'),
  expires_at: expiresAt.required(),
})
  .id('ApiKeyCreate')
  .description('What makes an API key.');

export const apiKeyUpdateSchema = Joi.object<Partial<Omit<ApiKeyBody, 'role'>>>({
  name,
  expires_at: expiresAt,
})
  .id('ApiKeyUpdate')
  .description('What changes of an API key: what is absent stays.')
  .example({ expires_at: '2040-01-01T00:00:00Z' });

const shown = {
  ...baseFieldSchemas(),
  name: name.required(),
  role: keyRole.required(),
  prefix: Joi.string().required().description('How the key begins, to recognise it by.'),
  expires_at: Joi.string().isoDate().required().description('From when on it is good for nothing.'),
  last_used_at: Joi.string()
    .isoDate()
    .allow(null)
    .required()
    .description('To the minute; null when it was never used.'),
};

export const apiKeyResponseSchema = Joi.object<ReturnType<typeof presentApiKey>>(shown)
  .id('ApiKeyResponse')
  .description('The present state of an API key; never with the key.');

export const apiKeyMadeSchema = Joi.object({
  ...shown,
  key: Joi.string()
    .required()
    .description('For `Authorization: Bearer …`; this answer alone shows it.'),
})
  .id('ApiKeyMadeResponse')
  .description('An API key that was made, with the key.');

export const apiKeyPageSchema = pageSchema('ApiKeyPage', apiKeyResponseSchema);

/** An API key, to the wire; never with the key. */
export function presentApiKey(key: ApiKeyView) {
  return {
    ...presentBaseFields(key),
    name: key.name,
    role: key.role,
    prefix: key.prefix,
    expires_at: key.expiresAt.toISOString(),
    last_used_at: key.lastUsedAt?.toISOString() ?? null,
  };
}
