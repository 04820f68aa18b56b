import type { ApiKeyId } from '@strata/domain';

/** A use that is noted already stands for those so soon after it. */
export const API_KEY_USE_PRECISION_MILLISECONDS = 60_000;

/** Notes when API keys were last used, to the minute. */
export interface ApiKeyUses {
  /**
   * Notes a use, unless one is noted of the minute before; what is noted later never becomes earlier. It
   * counts as a change of the key's version, as reads show it. A failure is logged and holds nobody up.
   */
  note(id: ApiKeyId, at: Date): Promise<void>;
}
