import { defineErrors } from '@strata/domain-kit';

/** Errors of signing in. None says which part was wrong. */
export const authErrors = defineErrors({
  invalidCredentials: {
    kind: 'unauthenticated',
    code: 'auth.invalid_credentials',
    message: () => 'Username or password is wrong.',
  },
  passwordsOff: {
    kind: 'forbidden',
    code: 'auth.passwords_off',
    message: () => 'No password lets anybody in here; sign in with the issuer of tokens.',
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
