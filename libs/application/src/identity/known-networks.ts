import type { UserId } from '@strata/domain';

/** Networks that are kept of a user at most; the one not seen for longest goes. */
export const KNOWN_NETWORKS_PER_USER = 20;

/** Where users signed in from before, so that guesses from elsewhere never hold them up there. */
export interface KnownNetworks {
  /** Whether the active user of that name signed in from there; false for a name nobody has. */
  knows(username: string, network: string): Promise<boolean>;

  /** Notes a successful login. A failure to do so is logged and holds nobody up. */
  remember(userId: UserId, network: string): Promise<void>;
}
