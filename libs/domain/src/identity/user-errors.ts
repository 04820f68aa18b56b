import { defineErrors } from '@strata/domain-kit';

/** Errors of the identity context's model. None carries a password. */
export const userErrors = defineErrors({
  notFound: {
    kind: 'not_found',
    code: 'user.not_found',
    message: (id: string) => `There is no user ${id}.`,
  },
  usernameTaken: {
    kind: 'conflict',
    code: 'user.username_taken',
    message: (username: string) => `Another user is called ${username}.`,
  },
  usernameInvalid: {
    kind: 'invalid',
    code: 'user.username_invalid',
    message: (min: number, max: number) =>
      `A username has ${min} to ${max} characters: letters and digits of ASCII and "._@+-", the first a letter or digit.`,
    details: () => ({ field: 'username' }),
  },
  lastAdmin: {
    kind: 'conflict',
    code: 'user.last_admin',
    message: () => 'The last admin can be neither deleted nor given another role.',
  },
  passwordTooShort: {
    kind: 'invalid',
    code: 'user.password_too_short',
    message: (min: number, _field: string) => `A password has at least ${min} characters.`,
    details: (min: number, field: string) => ({ field, min }),
  },
  passwordTooLong: {
    kind: 'invalid',
    code: 'user.password_too_long',
    message: (max: number, _field: string) => `A password has at most ${max} characters.`,
    details: (max: number, field: string) => ({ field, max }),
  },
  passwordBlank: {
    kind: 'invalid',
    code: 'user.password_blank',
    message: (_field: string) => 'A password must not consist of blanks.',
    details: (field: string) => ({ field }),
  },
  passwordMalformed: {
    kind: 'invalid',
    code: 'user.password_malformed',
    message: (_field: string) =>
      'A password holds no NUL character and no half of a surrogate pair.',
    details: (field: string) => ({ field }),
  },
  passwordCommon: {
    kind: 'invalid',
    code: 'user.password_common',
    message: (_field: string) =>
      'This password is one of the most common ones, or nearly so; choose another.',
    details: (field: string) => ({ field }),
  },
  passwordIsUsername: {
    kind: 'invalid',
    code: 'user.password_is_username',
    message: (_field: string) => 'A password is more than a variation of the username.',
    details: (field: string) => ({ field }),
  },
  passwordIsServiceName: {
    kind: 'invalid',
    code: 'user.password_is_service_name',
    message: (_field: string) => 'A password is more than a variation of the name of this service.',
    details: (field: string) => ({ field }),
  },
  currentPasswordWrong: {
    kind: 'invalid',
    code: 'user.current_password_wrong',
    message: () => 'The current password is wrong.',
    details: () => ({ field: 'current_password' }),
  },
});
