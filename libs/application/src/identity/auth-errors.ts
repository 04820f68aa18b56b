import { defineErrors } from '@strata/domain-kit';

/** Errors of telling who somebody is and what they may do. None says which part was wrong. */
export const authErrors = defineErrors({
  tokenMissing: {
    kind: 'unauthenticated',
    code: 'auth.token_missing',
    message: () => 'This needs a bearer token.',
  },
  tokenMalformed: {
    kind: 'unauthenticated',
    code: 'auth.token_malformed',
    message: () => 'The Authorization header is not of the form "Bearer <token>".',
  },
  tokenInvalid: {
    kind: 'unauthenticated',
    code: 'auth.token_invalid',
    message: () => 'The token is not valid, or no longer.',
  },
  invalidCredentials: {
    kind: 'unauthenticated',
    code: 'auth.invalid_credentials',
    message: () => 'Username or password is wrong.',
  },
  roleTooLow: {
    kind: 'forbidden',
    code: 'auth.role_too_low',
    message: (needed: string) => `This needs the role ${needed}.`,
    details: (needed: string) => ({ needed }),
  },
  tooManyAttempts: {
    kind: 'throttled',
    code: 'auth.too_many_attempts',
    message: (retryAfterSeconds: number) =>
      `Too many failed logins; try again in ${retryAfterSeconds} seconds.`,
    details: (retryAfterSeconds: number) => ({ retryAfterSeconds }),
  },
  tooManyAtOnce: {
    kind: 'throttled',
    code: 'auth.too_many_at_once',
    message: () => 'This user or network has too many passwords being checked already.',
    details: () => ({ retryAfterSeconds: 1 }),
  },
  hashingBusy: {
    kind: 'unavailable',
    code: 'auth.hashing_busy',
    message: () => 'Too many passwords are being checked at the moment.',
    details: () => ({ retryAfterSeconds: 1 }),
  },
});
