import { defineErrors } from '@strata/domain-kit';

/** Errors of API keys. None carries a key. */
export const apiKeyErrors = defineErrors({
  notFound: {
    kind: 'not_found',
    code: 'api_key.not_found',
    message: (id: string) => `There is no API key ${id}.`,
  },
  nameTaken: {
    kind: 'conflict',
    code: 'api_key.name_taken',
    message: (name: string) => `Another API key is called ${name}.`,
  },
  expiryPassed: {
    kind: 'invalid',
    code: 'api_key.expiry_passed',
    message: () => 'An API key expires later than now.',
    details: () => ({ field: 'expires_at' }),
  },
});
