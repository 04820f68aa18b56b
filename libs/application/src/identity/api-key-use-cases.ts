import {
  loadForChange,
  type CommandContext,
  type DeleteResource,
  type UpdateResource,
  type UseCase,
} from '@strata/application-kit';
import {
  ApiKey,
  apiKeyErrors,
  type ApiKeyChange,
  type ApiKeyId,
  type NewApiKey,
} from '@strata/domain';
import type { Repository } from '@strata/domain-kit';

/** What commands on API keys work with in a transaction. */
export interface ApiKeyRepositories {
  readonly apiKeys: Repository<ApiKey>;
}

type Context = CommandContext<ApiKeyRepositories>;

/** Lets a machine in from now on. */
export class CreateApiKeyUseCase implements UseCase<NewApiKey, ApiKey, ApiKeyRepositories> {
  /** @throws DomainError `api_key.name_taken`, or a rule of {@link ApiKey.create} */
  async execute(command: NewApiKey, context: Context): Promise<ApiKey> {
    const key = ApiKey.create(command, context);
    context.tx.apiKeys.create(key);
    return key;
  }
}

/** Changes name or expiry of an API key: what is absent stays. */
export class UpdateApiKeyUseCase implements UseCase<
  UpdateResource<ApiKeyId, ApiKeyChange>,
  ApiKey,
  ApiKeyRepositories
> {
  /**
   * @throws DomainError `api_key.not_found`, `aggregate.version_mismatch`, `api_key.name_taken`, or a
   * rule of {@link ApiKey.revise}
   */
  async execute(
    command: UpdateResource<ApiKeyId, ApiKeyChange>,
    context: Context,
  ): Promise<ApiKey> {
    const { apiKeys } = context.tx;
    const key = await loadForChange(apiKeys, command, apiKeyErrors.notFound);
    key.revise(command.change, context);
    apiKeys.update(key);
    return key;
  }
}

/** Revokes an API key: it is good for nothing any more. */
export class RevokeApiKeyUseCase implements UseCase<
  DeleteResource<ApiKeyId>,
  void,
  ApiKeyRepositories
> {
  /** @throws DomainError `api_key.not_found`, `aggregate.version_mismatch` */
  async execute(command: DeleteResource<ApiKeyId>, context: Context): Promise<void> {
    const { apiKeys } = context.tx;
    const key = await loadForChange(apiKeys, command, apiKeyErrors.notFound);
    key.delete(context);
    apiKeys.update(key);
  }
}
