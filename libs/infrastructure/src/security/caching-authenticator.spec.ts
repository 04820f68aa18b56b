import type { Role } from '@strata/domain';
import type { Actor } from '@strata/application-kit';
import type { Session } from '@strata/application';
import { FixedClock } from '@strata/application-kit/testing';
import type { DomainEvent } from '@strata/domain-kit';
import { CachingAuthenticator } from './caching-authenticator.js';

const actor: Actor<Role> = { id: 'ada', username: 'ada', role: 'viewer' };

/** Sessions whose looks end when the test says so. */
function setUp() {
  const looks: { answer(actor: Actor<Role>): void; refuse(error: Error): void }[] = [];
  const openSession = {
    execute: () =>
      new Promise<Session>((resolve, reject) => {
        looks.push({
          answer: (found) => resolve({ actor: found, expiresAt: new Date('2026-01-15T10:00:00Z') }),
          refuse: reject,
        });
      }),
  };
  const clock = new FixedClock();
  const authenticator = new CachingAuthenticator(openSession, clock);
  const ask = async (token: string) => authenticator.authenticate(token);
  return { looks, clock, authenticator, ask };
}
const change = (aggregateId: string, aggregateType = 'user') =>
  [{ name: 'user.password_changed', aggregateType, aggregateId }] as unknown as DomainEvent[];

describe('the authenticator', () => {
  it('looks once for all who ask at once, and for a moment after', async () => {
    const { looks, authenticator, ask } = setUp();
    const asked = [ask('token'), ask('token')];
    looks[0]!.answer(actor);
    expect(await Promise.all(asked)).toEqual([actor, actor]);
    expect(authenticator.authenticate('token')).toEqual(actor);
    expect(looks).toHaveLength(1);
  });

  it('trusts no token beyond its end', async () => {
    const { looks, clock, authenticator } = setUp();
    const asked = authenticator.authenticate('token');
    looks[0]!.answer(actor);
    await asked;
    clock.advance(30 * 60_000);
    expect(() => authenticator.authenticate('token')).toThrow(
      expect.objectContaining({ code: 'auth.token_invalid' }),
    );
  });

  it('keeps no failure', async () => {
    const { looks, authenticator } = setUp();
    const asked = authenticator.authenticate('token');
    looks[0]!.refuse(new Error('away'));
    await expect(asked).rejects.toThrow('away');
    void authenticator.authenticate('token');
    expect(looks).toHaveLength(2);
  });

  it('forgets a user who changed, and nobody else', async () => {
    const { looks, authenticator, ask } = setUp();
    const bea: Actor<Role> = { ...actor, id: 'bea' };
    const asked = [ask('of ada'), ask('of bea')];
    looks[0]!.answer(actor);
    looks[1]!.answer(bea);
    await Promise.all(asked);
    authenticator.committed(change('ada', 'customer'));
    expect(authenticator.authenticate('of ada')).toEqual(actor);
    authenticator.committed(change('ada'));
    expect(authenticator.authenticate('of bea')).toEqual(bea);
    void authenticator.authenticate('of ada');
    expect(looks).toHaveLength(3);
  });

  it('forgets an API key that changed', async () => {
    const { looks, authenticator, ask } = setUp();
    const asked = ask('of ada');
    looks[0]!.answer(actor);
    await asked;
    authenticator.committed(change('ada', 'api_key'));
    void authenticator.authenticate('of ada');
    expect(looks).toHaveLength(2);
  });

  it('keeps and shares no look that began before the change', async () => {
    const { looks, authenticator } = setUp();
    const before = authenticator.authenticate('token');
    authenticator.committed(change('ada'));
    const after = authenticator.authenticate('token');
    expect(looks).toHaveLength(2);
    looks[1]!.answer({ ...actor, role: 'manager' });
    expect(await after).toMatchObject({ role: 'manager' });
    looks[0]!.answer(actor);
    await before;
    expect(authenticator.authenticate('token')).toMatchObject({ role: 'manager' });
  });
});
