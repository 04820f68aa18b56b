import { defineErrors } from './define-errors.js';

/** Errors of every aggregate. */
export const aggregateErrors = defineErrors({
  concurrentUpdate: {
    kind: 'stale',
    code: 'aggregate.concurrent_update',
    message: (type: string, id: string) => `${type} ${id} was changed by someone else meanwhile.`,
  },
  versionMismatch: {
    kind: 'stale',
    code: 'aggregate.version_mismatch',
    message: (expected: readonly number[], actual: number) =>
      `Version ${expected.join(' or ') || 'unknown'} was expected, but the present one is ${actual}.`,
    details: (expected: readonly number[], actual: number) => ({ expected, actual }),
  },
});
