import { createHmac } from 'node:crypto';
import { FixedClock } from '@strata/application-kit/testing';
import type { UserId } from '@strata/domain';
import { JwtTokenIssuer } from './jwt-token-issuer.js';

const SECRET = 'a secret of more than thirty-two bytes';
const userId = '0190b7e2-0000-7000-8000-000000000001' as UserId;
const passwordChangedAt = new Date('2026-01-01T00:00:00.000Z');

function issuer(secret = SECRET) {
  const clock = new FixedClock();
  return { clock, tokens: new JwtTokenIssuer(secret, 30, clock) };
}

/** A token of any header and claims, signed with HMAC-SHA-256 or not at all. */
function forge(header: object, claims: object, secret: string | null = SECRET): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${encode(header)}.${encode(claims)}`;
  const signature = secret && createHmac('sha256', secret).update(text).digest('base64url');
  return `${text}.${signature ?? ''}`;
}

const good = { sub: userId, iss: 'strata', aud: 'strata-api', exp: 4_000_000_000, pwd: 1 };
const hs256 = { alg: 'HS256', typ: 'JWT' };

describe('a token', () => {
  it('says whose it is, for how long, and for which password', async () => {
    const { tokens } = issuer();
    const { accessToken, expiresInSeconds } = await tokens.issue({ userId, passwordChangedAt });
    expect(expiresInSeconds).toBe(1800);
    expect(await tokens.verify(accessToken)).toEqual({
      userId,
      passwordChangedAt,
      expiresAt: new Date('2026-01-15T10:00:00.000Z'),
    });
  });

  it('differs from another of the same second', async () => {
    const { tokens } = issuer();
    const [one, two] = [
      await tokens.issue({ userId, passwordChangedAt }),
      await tokens.issue({ userId, passwordChangedAt }),
    ];
    expect(one!.accessToken).not.toBe(two!.accessToken);
  });

  it('expires', async () => {
    const { tokens, clock } = issuer();
    const { accessToken } = await tokens.issue({ userId, passwordChangedAt });
    clock.advance(30 * 60_000 - 1000);
    await tokens.verify(accessToken);
    clock.advance(1000);
    await expect(tokens.verify(accessToken)).rejects.toMatchObject({ code: 'auth.token_invalid' });
  });

  it('is accepted when it is forged with the right key, so that the refusals below mean something', async () => {
    await expect(issuer().tokens.verify(forge(hs256, good))).resolves.toMatchObject({ userId });
  });

  it.each([
    ['another key', forge(hs256, good, 'another secret of thirty-two bytes!!')],
    ['no signature', forge({ alg: 'none' }, good, null)],
    ['another algorithm', forge({ alg: 'HS512' }, good)],
    ['another issuer', forge(hs256, { ...good, iss: 'elsewhere' })],
    ['another audience', forge(hs256, { ...good, aud: 'elsewhere' })],
    ['no expiry', forge(hs256, { ...good, exp: undefined })],
    ['a subject that is no id', forge(hs256, { ...good, sub: 'admin' })],
    ['no password time', forge(hs256, { ...good, pwd: undefined })],
    ['nonsense', 'a.b.c'],
  ])('with %s is refused', async (_what, token) => {
    await expect(issuer().tokens.verify(token)).rejects.toMatchObject({
      kind: 'unauthenticated',
      code: 'auth.token_invalid',
    });
  });

  it('needs a secret of 32 bytes', () => {
    expect(() => issuer('short')).toThrow(RangeError);
  });
});
