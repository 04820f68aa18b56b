import { authErrors } from '@strata/application';
import { userErrors } from '@strata/domain';
import type { DeclaredError } from '@strata/api-kit';

/** What may be answered wherever a password is hashed or checked. */
export const hashingErrors: readonly DeclaredError[] = [
  authErrors.tooManyAtOnce,
  authErrors.hashingBusy,
];

/** What may be answered wherever somebody chooses a password. */
export const newPasswordErrors: readonly DeclaredError[] = [
  userErrors.passwordTooShort,
  userErrors.passwordTooLong,
  userErrors.passwordBlank,
  userErrors.passwordMalformed,
  userErrors.passwordCommon,
  userErrors.passwordIsUsername,
  userErrors.passwordIsServiceName,
  ...hashingErrors,
];
