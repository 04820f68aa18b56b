import type { Requester } from './requester.js';

/**
 * Slows down guessing. It counts failures per user and address and per address, never per user
 * alone: nobody can lock a user out from somewhere else.
 */
export interface LoginThrottle {
  /** @throws DomainError `auth.too_many_attempts` while the address must wait */
  admit(requester: Requester): void;

  /** Counts a wrong password. */
  failed(requester: Requester): void;

  /** Forgets the failures of this user from this address. */
  succeeded(requester: Requester): void;
}
