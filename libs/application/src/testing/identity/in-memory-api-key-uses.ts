import type { InMemoryDatabase } from '@strata/application-kit/testing';
import type { ApiKeyId, ApiKeySnapshot } from '@strata/domain';
import { apiKeyCollection } from '../../identity/api-key-collection.js';
import {
  API_KEY_USE_PRECISION_MILLISECONDS,
  type ApiKeyUses,
} from '../../identity/api-key-uses.js';

/** Uses of the API keys in the in-memory tables. */
export class InMemoryApiKeyUses implements ApiKeyUses {
  constructor(private readonly database: InMemoryDatabase) {}

  note(id: ApiKeyId, at: Date): Promise<void> {
    const keys = this.database.table<ApiKeySnapshot>(apiKeyCollection.name);
    const key = keys.get(id);
    const noted = key?.lastUsedAt?.getTime() ?? -Infinity;
    if (key?.isActive && at.getTime() - noted >= API_KEY_USE_PRECISION_MILLISECONDS) {
      keys.set(id, { ...key, lastUsedAt: at, version: key.version + 1 });
    }
    return Promise.resolve();
  }
}
