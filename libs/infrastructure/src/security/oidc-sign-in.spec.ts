import { generateKeyPair, SignJWT } from 'jose';
import { createPublicKey, createHmac } from 'node:crypto';
import { FixedClock } from '@strata/application-kit/testing';
import { IssuerProcess } from '../testing/issuer-process.js';
import { OidcSignIn, type OidcSettings } from './oidc-sign-in.js';

const audience = 'https://strata.example';
const invalid = expect.objectContaining({ kind: 'unauthenticated', code: 'auth.token_invalid' });
const away = expect.objectContaining({ kind: 'unavailable', code: 'auth.issuer_away' });

const issuer = new IssuerProcess();
beforeAll(() => issuer.start('first'));
afterAll(() => issuer.stop());

function setUp(overrides: Partial<OidcSettings> = {}) {
  const settings: OidcSettings = {
    issuer: issuer.url,
    audience,
    roleClaim: 'realm.groups',
    roles: { staff: 'clerk', all: 'viewer', boss: 'admin' },
    ...overrides,
  };
  const clock = new FixedClock(new Date());
  const log: string[] = [];
  const note = ({ reason }: { readonly reason?: unknown }, message: string) =>
    void log.push(reason === undefined ? message : String(reason));
  const logger = { debug: note, info: note, warn: note, error: note };
  return { clock, log, way: new OidcSignIn(settings, clock, logger) };
}

describe('a token of an issuer', () => {
  it('opens a session of the highest role that it stands for, until it ends', async () => {
    const { way, clock } = setUp();
    const token = await issuer.tokenFor('staff');
    expect(way.takes(token)).toBe(true);
    const { actor, expiresAt } = await way.open(token);
    expect(actor).toEqual({
      id: expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/),
      username: 'oidc:staff',
      role: 'clerk',
    });
    expect(expiresAt.getTime() - Date.now()).toBeLessThanOrEqual(300_000);
    expect((await way.open(await issuer.tokenFor('staff'))).actor).toEqual(actor);
    const boss = await way.open(await issuer.tokenFor('boss'));
    expect(boss.actor).toMatchObject({ username: 'oidc:boss', role: 'admin' });
    expect(boss.actor.id).not.toBe(actor.id);
    clock.advance(306_000);
    await expect(way.open(token)).rejects.toEqual(invalid);
  });

  it.each<[string, Partial<OidcSettings>, string]>([
    ['for another audience', { audience: 'elsewhere' }, 'unexpected "aud" claim value'],
    ['without a role', { roles: { king: 'admin' } }, 'nothing in "realm.groups" stands for a role'],
    ['that lists its roles elsewhere', { roleClaim: 'a.b' }, 'nothing in "a.b" stands for a role'],
  ])('%s is refused, and the log says why', async (_what, overrides, reason) => {
    const { way, log } = setUp(overrides);
    await expect(way.open(await issuer.tokenFor('staff'))).rejects.toEqual(invalid);
    expect(log).toEqual([reason]);
  });

  it('is refused when somebody else made it', async () => {
    const { way, log } = setUp();
    const { privateKey } = await generateKeyPair('RS256');
    const claims = { sub: 'staff', realm: { groups: ['boss'] }, aud: audience };
    const forged = (alg: string, kid: string, iss: string) =>
      new SignJWT({ ...claims, iss, exp: 4_000_000_000 })
        .setProtectedHeader({ alg, kid })
        .sign(privateKey);
    await expect(way.open(await forged('RS256', 'first', issuer.url))).rejects.toEqual(invalid);
    await expect(way.open(await forged('RS256', 'other', issuer.url))).rejects.toEqual(invalid);
    expect(log).toEqual([
      'signature verification failed',
      'no applicable key found in the JSON Web Key Set',
    ]);
    const other = new IssuerProcess();
    await other.start('first');
    await expect(way.open(await other.tokenFor('staff'))).rejects.toEqual(invalid);
    await other.stop();
  });

  it('of another issuer is refused whatever its key', async () => {
    const { way } = setUp();
    await way.open(await issuer.tokenFor('staff'));
    const [header, claims, signature] = (await issuer.tokenFor('staff')).split('.');
    const payload = JSON.parse(Buffer.from(claims!, 'base64url').toString()) as object;
    const other = Buffer.from(JSON.stringify({ ...payload, iss: 'https://evil.example' }));
    const token = `${header}.${other.toString('base64url')}.${signature}`;
    await expect(way.open(token)).rejects.toEqual(invalid);
  });

  it('without a signature, or signed with the public key as a secret, is refused', async () => {
    const { way } = setUp();
    const [, claims] = (await issuer.tokenFor('staff')).split('.');
    const encode = (header: object) => Buffer.from(JSON.stringify(header)).toString('base64url');
    await expect(way.open(`${encode({ alg: 'none' })}.${claims}.`)).rejects.toEqual(invalid);
    const answer = await fetch(`${issuer.url}/jwks`);
    const { keys } = (await answer.json()) as { keys: [object] };
    const pem = createPublicKey({ key: keys[0] as never, format: 'jwk' })
      .export({ type: 'spki', format: 'pem' })
      .toString();
    for (const alg of ['HS256', 'HS512']) {
      const text = `${encode({ alg, kid: 'first' })}.${claims}`;
      const digest = createHmac(alg.replace('HS', 'sha'), pem).update(text).digest('base64url');
      await expect(way.open(`${text}.${digest}`)).rejects.toEqual(invalid);
    }
  });

  it('is told from our own tokens, and from what is no token', () => {
    const { way } = setUp();
    const own = `${Buffer.from('{"alg":"HS256"}').toString('base64url')}.e30.x`;
    for (const token of [own, 'strata_abc', 'a.b.c', '']) expect(way.takes(token)).toBe(false);
  });
});

describe('an issuer', () => {
  afterEach(async () => {
    await issuer.stop();
    await issuer.start('first');
  });

  it('that is away holds up nobody whose key is known, for a day', async () => {
    const { way, clock, log } = setUp();
    const token = await issuer.tokenFor('staff');
    await way.open(token);
    await issuer.stop();
    clock.advance(200_000);
    await way.open(token);
    // Old enough to be asked for again, which fails behind the back of this one.
    clock.advance(100_001);
    await way.open(token);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(log).toEqual(['issuer of tokens away']);
    await way.open(token);
  });

  it('that is away when the first token comes is said once, and asked again', async () => {
    const { way, clock, log } = setUp();
    const token = await issuer.tokenFor('staff');
    await issuer.stop();
    await expect(way.open(token)).rejects.toEqual(away);
    await expect(way.open(token)).rejects.toEqual(away);
    expect(log).toEqual(['issuer of tokens away']);
    await issuer.start('second');
    await expect(way.open(token)).rejects.toEqual(away);
    clock.advance(5_000);
    expect((await way.open(await issuer.tokenFor('staff'))).actor.role).toBe('clerk');
    expect(log).toEqual(['issuer of tokens away', 'issuer of tokens is back']);
  });

  it.each(['RS256', 'ES256'])(
    'takes another key into use: %s',
    async (alg) => {
      const { way, clock } = setUp();
      const old = await issuer.tokenFor('staff');
      await way.open(old);
      await issuer.stop();
      await issuer.start(`next-${alg}`, alg);
      const token = await issuer.tokenFor('staff');
      // What is fetched for an unknown key waits out a pause by the clock of the machine.
      await new Promise((resolve) => setTimeout(resolve, 5_100));
      expect((await way.open(token)).actor.role).toBe('clerk');
      clock.advance(1000);
      await expect(way.open(old)).rejects.toEqual(invalid);
    },
    30_000,
  );

  it('that calls itself something else is none', async () => {
    const { way, log } = setUp({ issuer: issuer.url.replace('127.0.0.1', 'localhost') });
    await expect(way.open(await issuer.tokenFor('staff'))).rejects.toEqual(away);
    expect(log).toEqual(['issuer of tokens away']);
  });
});
