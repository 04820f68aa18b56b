import { CommandRunner } from '@strata/application-kit';
import { FixedClock, SequentialIds } from '@strata/application-kit/testing';
import { InMemoryApiKeyUses, inMemoryApiKeyQueries, InMemoryStore } from '../testing/index.js';
import { ApiKeySignIn } from './api-key-sign-in.js';
import type { ApiKeyUses } from './api-key-uses.js';
import { CreateApiKeyUseCase, RevokeApiKeyUseCase } from './api-key-use-cases.js';
import { OpenSessionUseCase } from './session.js';

const DAY = 24 * 60 * 60_000;

async function setUp() {
  const store = new InMemoryStore();
  const clock = new FixedClock();
  const commands = new CommandRunner(store, clock, new SequentialIds());
  const keys = inMemoryApiKeyQueries(store.database);
  const uses = new InMemoryApiKeyUses(store.database);
  const notes = { taken: 0, hang: false };
  const note: ApiKeyUses['note'] = (id, at) => {
    notes.taken += 1;
    return notes.hang ? new Promise(() => undefined) : uses.note(id, at);
  };
  const digestOf = (token: string) => (token.startsWith('key-') ? `digest of ${token}` : null);
  const secrets = { make: () => ({ key: 'key-1', prefix: 'key-', digest: '' }), digestOf };
  const way = new ApiKeySignIn({ secrets, keys, uses: { note }, clock });
  const sessions = new OpenSessionUseCase([way]);
  const expiresAt = new Date(clock.now().getTime() + DAY);
  const command = {
    name: 'Nightly import',
    prefix: 'key-',
    digest: 'digest of key-1',
    role: 'clerk',
    expiresAt,
  } as const;
  const { id } = await commands.run(new CreateApiKeyUseCase(), command, 'ada');
  return { clock, commands, keys, notes, sessions, id, expiresAt };
}
const invalid = expect.objectContaining({ kind: 'unauthenticated', code: 'auth.token_invalid' });

describe('an API key', () => {
  it('opens a session of its role, under a name that no user has, until it expires', async () => {
    const { sessions, id, expiresAt, clock } = await setUp();
    expect(await sessions.execute('key-1')).toEqual({
      actor: { id, username: 'key:Nightly import', role: 'clerk' },
      expiresAt,
    });
    clock.advance(DAY - 1);
    await sessions.execute('key-1');
    clock.advance(1);
    await expect(sessions.execute('key-1')).rejects.toEqual(invalid);
  });

  it('opens none once it is revoked, nor when nobody made it, nor when it looks like none', async () => {
    const { sessions, commands, id } = await setUp();
    await expect(sessions.execute('key-2')).rejects.toEqual(invalid);
    await expect(sessions.execute('token')).rejects.toEqual(invalid);
    await commands.run(new RevokeApiKeyUseCase(), { id, expectedVersions: undefined }, 'ada');
    await expect(sessions.execute('key-1')).rejects.toEqual(invalid);
  });

  it('notes a use once a minute, and lets nobody wait for that', async () => {
    const { sessions, notes, keys, id, clock } = await setUp();
    await sessions.execute('key-1');
    expect(await keys.get(id)).toMatchObject({ lastUsedAt: clock.now() });
    clock.advance(59_999);
    await sessions.execute('key-1');
    expect(notes.taken).toBe(1);
    clock.advance(1);
    notes.hang = true;
    await sessions.execute('key-1');
    expect(notes.taken).toBe(2);
  });
});
