import type { Requester } from './requester.js';

/**
 * Slows down guessing. It counts attempts per user and network and per network; and per user over all
 * networks that the user never signed in from, where guessing gets slower and slower but never stops.
 * So nobody locks a user out of where they usually work.
 */
export interface LoginThrottle {
  /**
   * Counts the attempt as one that fails, before it is known how it ends.
   * @param isKnownNetwork whether the user signed in from there before
   * @throws DomainError `auth.too_many_attempts` while the requester must wait
   */
  admit(requester: Requester, isKnownNetwork: boolean): Promise<void>;

  /** Takes back what {@link admit} counted, and forgets earlier failures of this user from there. */
  succeeded(requester: Requester, isKnownNetwork: boolean): Promise<void>;
}
