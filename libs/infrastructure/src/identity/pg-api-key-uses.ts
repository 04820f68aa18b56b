import { API_KEY_USE_PRECISION_MILLISECONDS, type ApiKeyUses } from '@strata/application';
import type { Logger } from '@strata/application-kit';
import type { ApiKeyId } from '@strata/domain';
import type pg from 'pg';
import { runPrepared } from '@strata/infrastructure-kit';

/** Uses of API keys in their table. */
export class PgApiKeyUses implements ApiKeyUses {
  constructor(
    private readonly pool: pg.Pool,
    private readonly logger: Logger,
  ) {}

  async note(id: ApiKeyId, at: Date): Promise<void> {
    const before = new Date(at.getTime() - API_KEY_USE_PRECISION_MILLISECONDS);
    try {
      await runPrepared(this.pool, {
        // Of those who note the same use at once one does. Whoever changes the key is not waited for:
        // the next look, seconds later, notes it.
        text: `UPDATE api_keys SET last_used_at = $2, version = version + 1
                WHERE id = (SELECT id FROM api_keys WHERE id = $1 AND is_active
                               AND (last_used_at IS NULL OR last_used_at <= $3)
                               FOR UPDATE SKIP LOCKED)`,
        values: [id, at, before],
      });
    } catch (error) {
      this.logger.warn({ err: error }, 'a use of an API key was not noted');
    }
  }
}
