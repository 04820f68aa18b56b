import { answerTo, created, endpoint, locationOf, type Seal } from '@strata/api-kit';
import { CreateApiKeyUseCase, type ApiKeyQueries, type ApiKeySecrets } from '@strata/application';
import { apiKeyErrors } from '@strata/domain';
import type { Ports } from '../../shared/ports.js';
import { apiKeyCreateSchema, apiKeyMadeSchema, presentApiKey } from './api-key-schemas.js';

/** What API keys are made with. */
export interface ApiKeyMaking {
  readonly apiKeySecrets: ApiKeySecrets;
  /** For the answer that shows a key, which an Idempotency-Key has kept for a day. */
  readonly seal: Seal;
}

/** Where API keys are, below the base path. */
export const API_KEYS_PATH = '/api-keys';

/** `POST /api-keys` */
export function createApiKey({
  commands,
  apiKeySecrets,
  seal,
}: Pick<Ports<ApiKeyQueries>, 'commands'> & ApiKeyMaking) {
  const useCase = new CreateApiKeyUseCase();
  return endpoint({
    method: 'post',
    path: API_KEYS_PATH,
    operationId: 'createApiKey',
    summary: 'Make an API key',
    description: 'Its answer shows the key, and nothing does again.',
    tag: 'API keys',
    access: 'admin',
    body: apiKeyCreateSchema,
    secret: true,
    response: {
      status: 201,
      description: 'It is made, and good from now on.',
      schema: apiKeyMadeSchema,
      etag: true,
      location: true,
    },
    errors: [apiKeyErrors.nameTaken, apiKeyErrors.expiryPassed],
    handle: ({ body: { name, role, expires_at: expiresAt }, origin }) => {
      const { key, prefix, digest } = apiKeySecrets.make();
      const command = { name, role, expiresAt, prefix, digest };
      return answerTo(
        commands,
        useCase,
        command,
        origin,
        (made) =>
          created(
            { ...presentApiKey(made.toSnapshot()), key },
            { location: locationOf(API_KEYS_PATH, made.id), version: made.version },
          ),
        seal,
      );
    },
  });
}
