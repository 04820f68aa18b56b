import {
  collectionFormat,
  deleteEndpoint,
  type Endpoint,
  getEndpoint,
  historyEndpoint,
  listEndpoint,
  partOf,
  type Resource,
  searchTerm,
  updateEndpoints,
} from '@strata/api-kit';
import {
  apiKeyCollection,
  type ApiKeyQueries,
  type ApiKeyView,
  RevokeApiKeyUseCase,
  UpdateApiKeyUseCase,
} from '@strata/application';
import { ApiKey, apiKeyErrors, type Role } from '@strata/domain';
import type { Ports } from '../../shared/ports.js';
import {
  apiKeyPageSchema,
  apiKeyResponseSchema,
  apiKeyUpdateSchema,
  presentApiKey,
} from './api-key-schemas.js';
import { API_KEYS_PATH, type ApiKeyMaking, createApiKey } from './create-api-key.js';
import { role } from './user-schemas.js';

const keys: Resource<ApiKeyView, ReturnType<typeof presentApiKey>, Role> = {
  path: API_KEYS_PATH,
  name: 'ApiKey',
  plural: 'ApiKeys',
  article: 'an API key',
  tag: 'API keys',
  readers: 'admin',
  schema: apiKeyResponseSchema,
  notFound: apiKeyErrors.notFound,
  present: presentApiKey,
};

const format = collectionFormat(apiKeyCollection, {
  name: searchTerm(ApiKey.NAME_MAX_LENGTH).description(partOf('the name')),
  role,
});

/** The endpoints of API keys, for admins: so no key may do more than who made it. */
export function apiKeyEndpoints(
  ports: Ports<ApiKeyQueries> & ApiKeyMaking,
): readonly Endpoint<Role>[] {
  const { commands, cursors, queries } = ports;
  return [
    createApiKey(ports),
    listEndpoint(keys, apiKeyPageSchema, format, (query) => queries.list(query), cursors),
    getEndpoint(keys, queries),
    historyEndpoint(keys, ports),
    ...updateEndpoints(
      keys,
      {
        access: 'admin',
        body: apiKeyUpdateSchema,
        errors: [apiKeyErrors.nameTaken, apiKeyErrors.expiryPassed],
        toChange: ({ name, expires_at: expiresAt }) => ({ name, expiresAt }),
      },
      commands,
      queries,
      new UpdateApiKeyUseCase(),
    ),
    deleteEndpoint(keys, { access: 'admin' }, commands, new RevokeApiKeyUseCase()),
  ];
}
