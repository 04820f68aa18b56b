import {
  after,
  aggregateContract,
  earlier,
  errorContract,
  eventContract,
} from '../testing/index.js';
import type { PasswordHash } from './password.js';
import { userErrors } from './user-errors.js';
import { User } from './user.js';

const ada = { username: ' Ada ', passwordHash: 'hash' as PasswordHash, role: 'clerk' } as const;

aggregateContract(User, {
  create: (context) => User.create(ada, context),
  fields: {
    username: 'ada',
    passwordHash: 'hash',
    passwordChangedAt: new Date('2026-01-15T09:30:00.000Z'),
    role: 'clerk',
  },
  change: {
    apply: (user, { username = user.username.value }: { username?: string }, context) =>
      user.rename(username, context),
    made: [[{ username: ' Grace ' }, { username: 'grace' }]],
    refused: [[{ username: 'a b' }, 'user.username_invalid', { field: 'username' }]],
    old: { fields: { username: 'ß' }, refused: [{ username: 'ßß' }] },
  },
});

const stored = () => User.reconstitute(User.create(ada, earlier).toSnapshot());

eventContract(User, 'user', {
  'user.created': [
    { when: (context) => User.create(ada, context), payload: { username: 'ada', role: 'clerk' } },
  ],
  'user.renamed': [
    {
      when: (context) => after(stored(), (it) => it.rename('Grace', context)),
      payload: { from: 'ada', to: 'grace' },
    },
  ],
  'user.role_changed': [
    {
      when: (context) => after(stored(), (it) => it.changeRole('manager', context)),
      payload: { from: 'clerk', to: 'manager' },
    },
  ],
  'user.password_changed': [
    {
      when: (context) =>
        after(stored(), (it) => it.changePassword('other' as PasswordHash, context)),
      payload: {},
    },
  ],
  'user.deleted': [{ when: (context) => after(stored(), (it) => it.delete(context)), payload: {} }],
});

errorContract(userErrors, {
  notFound: [[['u-1'], 'not_found', 'user.not_found', 'There is no user u-1.']],
  usernameTaken: [[['ada'], 'conflict', 'user.username_taken', 'Another user is called ada.']],
  usernameInvalid: [
    [
      [3, 64],
      'invalid',
      'user.username_invalid',
      'A username has 3 to 64 characters: letters and digits of ASCII and "._@+-", the first a letter or digit.',
      { field: 'username' },
    ],
  ],
  lastAdmin: [
    [
      [],
      'conflict',
      'user.last_admin',
      'The last admin can be neither deleted nor given another role.',
    ],
  ],
  passwordTooShort: [
    [
      [8, 'password'],
      'invalid',
      'user.password_too_short',
      'A password has at least 8 characters.',
      { field: 'password', min: 8 },
    ],
  ],
  passwordTooLong: [
    [
      [128, 'password'],
      'invalid',
      'user.password_too_long',
      'A password has at most 128 characters.',
      { field: 'password', max: 128 },
    ],
  ],
  passwordBlank: [
    [
      ['password'],
      'invalid',
      'user.password_blank',
      'A password must not consist of blanks.',
      { field: 'password' },
    ],
  ],
  passwordMalformed: [
    [
      ['password'],
      'invalid',
      'user.password_malformed',
      'A password holds no NUL character and no half of a surrogate pair.',
      { field: 'password' },
    ],
  ],
  passwordCommon: [
    [
      ['new_password'],
      'invalid',
      'user.password_common',
      'This password is one of the most common ones, or nearly so; choose another.',
      { field: 'new_password' },
    ],
  ],
  passwordIsUsername: [
    [
      ['password'],
      'invalid',
      'user.password_is_username',
      'A password is more than a variation of the username.',
      { field: 'password' },
    ],
  ],
  passwordIsServiceName: [
    [
      ['password'],
      'invalid',
      'user.password_is_service_name',
      'A password is more than a variation of the name of this service.',
      { field: 'password' },
    ],
  ],
  currentPasswordWrong: [
    [
      [],
      'invalid',
      'user.current_password_wrong',
      'The current password is wrong.',
      { field: 'current_password' },
    ],
  ],
});
