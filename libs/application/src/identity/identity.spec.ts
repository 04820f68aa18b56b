import type { Role } from '@strata/domain';
import { CommandRunner } from '@strata/application-kit';
import { FixedClock, SequentialIds } from '@strata/application-kit/testing';
import {
  FakePasswordHasher,
  InMemoryKnownNetworks,
  InMemoryStore,
  inMemoryUserQueries,
} from '../testing/index.js';
import { authErrors } from './auth-errors.js';
import { BootstrapAdminUseCase } from './bootstrap-admin.js';
import { CreateUserUseCase, DeleteUserUseCase, UpdateUserUseCase } from './user-use-cases.js';
import { IssueTokenUseCase } from './issue-token.js';
import { ChangeOwnPasswordUseCase } from './change-own-password.js';
import { PasswordService } from './password-service.js';
import { LOCAL_REQUESTER, type Requester } from './requester.js';
import { PasswordSignIn } from './password-sign-in.js';
import { OpenSessionUseCase } from './session.js';
import type { TokenClaims, TokenIssuer } from './token-issuer.js';

/** Tokens that are what they say. */
class PlainTokens implements TokenIssuer {
  issue(subject: Pick<TokenClaims, 'userId' | 'passwordChangedAt'>) {
    return Promise.resolve({ accessToken: JSON.stringify(subject), expiresInSeconds: 60 });
  }
  verify(token: string): Promise<TokenClaims> {
    const { userId, passwordChangedAt } = JSON.parse(token) as TokenClaims;
    const changedAt = new Date(passwordChangedAt);
    return Promise.resolve({ userId, passwordChangedAt: changedAt, expiresAt: new Date(8.64e15) });
  }
}

function setUp({ isOpen = true } = {}) {
  const store = new InMemoryStore();
  const clock = new FixedClock();
  const commands = new CommandRunner(store, clock, new SequentialIds());
  const users = inMemoryUserQueries(store.database);
  const hasher = new FakePasswordHasher();
  const networks = new InMemoryKnownNetworks(store.database);
  const failures: { readonly requester: Requester; readonly isKnownNetwork: boolean }[] = [];
  const passwords = new PasswordService({
    users,
    hasher,
    throttle: {
      admit: async (requester, isKnownNetwork) => {
        if (failures.length >= 3) throw authErrors.tooManyAttempts(60);
        failures.push({ requester, isKnownNetwork });
      },
      succeeded: async () => void failures.splice(0),
    },
    networks,
    commonPasswords: () => Promise.resolve((text) => text === 'sunshine'),
    serviceName: 'Strata',
    isOpen,
  });
  const tokens = new PlainTokens();
  const create = async (username: string, role: Role, password = 'long enough') => {
    const passwordHash = await passwords.hashNew({ username, password }, LOCAL_REQUESTER);
    return commands.run(new CreateUserUseCase(), { username, passwordHash, role }, 'system');
  };
  return {
    users,
    clock,
    commands,
    hasher,
    failures,
    passwords,
    create,
    signIn: new IssueTokenUseCase(passwords, tokens),
    sessions: new OpenSessionUseCase([new PasswordSignIn(tokens, users)]),
    ownPassword: new ChangeOwnPasswordUseCase(passwords, commands),
    bootstrap: new BootstrapAdminUseCase(users, passwords, commands),
  };
}
const from = (username: string) => ({ username, network: '192.0.2.1' });

describe('signing in', () => {
  it('gives a token that opens a session with the present role', async () => {
    const { create, signIn, sessions, commands } = setUp();
    const { id } = await create('ada', 'viewer');
    const { accessToken } = await signIn.execute(from('ADA '), 'long enough');
    await commands.run(new UpdateUserUseCase(), { id, change: { role: 'manager' } }, 'root');
    expect((await sessions.execute(accessToken)).actor).toEqual({
      id,
      username: 'ada',
      role: 'manager',
    });
  });

  it('takes no password where none lets in, neither to sign in nor to change it', async () => {
    const { create, signIn, ownPassword, failures } = setUp({ isOpen: false });
    const { id } = await create('ada', 'viewer');
    const off = { kind: 'forbidden', code: 'auth.passwords_off' };
    await expect(signIn.execute(from('ada'), 'long enough')).rejects.toMatchObject(off);
    const change = { currentPassword: 'long enough', newPassword: 'longer still', network: 'n' };
    const actor = { id, username: 'ada', role: 'viewer' } as const;
    await expect(ownPassword.execute({ actor, ...change })).rejects.toMatchObject(off);
    expect(failures).toEqual([]);
  });

  it('says the same of a wrong password and an unknown user, at the same cost', async () => {
    const { create, signIn, hasher } = setUp();
    await create('ada', 'viewer');
    for (const [name, password] of [
      ['ada', 'wrong'],
      ['nobody', 'wrong'],
    ] as const) {
      const before = hasher.verifications;
      await expect(signIn.execute(from(name), password)).rejects.toMatchObject({
        code: 'auth.invalid_credentials',
      });
      expect(hasher.verifications).toBe(before + 1);
    }
  });

  it('is refused after too many failures, even with the right password', async () => {
    const { create, signIn } = setUp();
    await create('ada', 'viewer');
    for (let index = 0; index < 3; index += 1) {
      await expect(signIn.execute(from('ada'), 'wrong')).rejects.toMatchObject({
        kind: 'unauthenticated',
      });
    }
    await expect(signIn.execute(from('ada'), 'long enough')).rejects.toMatchObject({
      kind: 'throttled',
    });
  });

  it('counts an attempt before it is known how it ends, and knows where it succeeded', async () => {
    const { create, signIn, failures, hasher } = setUp();
    await create('ada', 'viewer');
    const verify = hasher.verify.bind(hasher);
    const counted: unknown[] = [];
    hasher.verify = (...given) => {
      counted.push(...failures.splice(0));
      return verify(...given);
    };
    for (const name of ['ADA', 'ada', 'nobody']) {
      const password = name === 'nobody' ? 'wrong' : 'long enough';
      await signIn.execute(from(name), password).catch(() => undefined);
    }
    expect(counted).toEqual([
      { requester: from('ada'), isKnownNetwork: false },
      { requester: from('ada'), isKnownNetwork: true },
      { requester: from('nobody'), isKnownNetwork: false },
    ]);
  });

  it('ends with the user and with the password', async () => {
    const { create, signIn, sessions, ownPassword, commands, clock } = setUp();
    await create('root', 'admin');
    const { id } = await create('ada', 'admin');
    const first = await signIn.execute(from('ada'), 'long enough');
    clock.advance(1000);
    await ownPassword.execute({
      actor: { id, username: 'ada', role: 'admin' },
      network: '192.0.2.1',
      currentPassword: 'long enough',
      newPassword: 'another one',
    });
    await expect(sessions.execute(first.accessToken)).rejects.toMatchObject({
      code: 'auth.token_invalid',
    });
    const second = await signIn.execute(from('ada'), 'another one');
    await commands.run(new DeleteUserUseCase(), { id }, 'root');
    await expect(sessions.execute(second.accessToken)).rejects.toMatchObject({
      code: 'auth.token_invalid',
    });
  });
});

describe('choosing a password', () => {
  it.each([
    ['Sunshine1', 'user.password_common'],
    ['Ada-2026', 'user.password_is_username'],
    ['strata99', 'user.password_is_service_name'],
  ])('refuses %s: %s', async (password, code) => {
    const { create, ownPassword, bootstrap, hasher } = setUp();
    await expect(bootstrap.execute('ada', () => password)).rejects.toMatchObject({ code });
    await expect(create('ada', 'viewer', password)).rejects.toMatchObject({ code });
    const { id } = await create('ada', 'viewer');
    const hashes = hasher.hashes;
    const change = ownPassword.execute({
      actor: { id, username: 'ada', role: 'viewer' },
      network: '192.0.2.1',
      currentPassword: 'long enough',
      newPassword: password,
    });
    await expect(change).rejects.toMatchObject({ code, details: { field: 'new_password' } });
    expect(hasher.hashes).toBe(hashes);
  });
});

describe('managing users', () => {
  it('refuses a taken name and frees that of a deleted user', async () => {
    const { create, commands } = setUp();
    const { id } = await create('ada', 'viewer');
    await expect(create('Ada', 'viewer')).rejects.toMatchObject({ code: 'user.username_taken' });
    await commands.run(new DeleteUserUseCase(), { id }, 'root');
    await create('ada', 'viewer');
  });

  it('keeps one admin', async () => {
    const { create, commands } = setUp();
    const { id } = await create('ada', 'admin');
    const demote = { id, change: { role: 'clerk' as const } };
    for (const attempt of [
      () => commands.run(new DeleteUserUseCase(), { id }, 'root'),
      () => commands.run(new UpdateUserUseCase(), demote, 'root'),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: 'user.last_admin' });
    }
    await create('bea', 'admin');
    await commands.run(new UpdateUserUseCase(), demote, 'root');
  });
});

describe('the first admin', () => {
  it('is made when there is no user, and only then', async () => {
    const { bootstrap, users, hasher } = setUp();
    expect(await bootstrap.execute('admin', () => 'long enough')).toBe(true);
    expect(await bootstrap.execute('other', () => 'long enough')).toBe(false);
    expect(await users.count({})).toBe(1);
    expect(hasher.hashes).toBe(1);
  });
});
