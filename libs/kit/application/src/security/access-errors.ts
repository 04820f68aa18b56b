import { defineErrors } from '@strata/domain-kit';

/** Errors of telling whose request it is and what they may do. */
export const accessErrors = defineErrors({
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
  issuerAway: {
    kind: 'unavailable',
    code: 'auth.issuer_away',
    message: () => 'Who issues tokens of this kind cannot be asked at the moment.',
    details: () => ({ retryAfterSeconds: 5 }),
  },
  roleTooLow: {
    kind: 'forbidden',
    code: 'auth.role_too_low',
    message: (needed: string) => `This needs the role ${needed}.`,
    details: (needed: string) => ({ needed }),
  },
});
