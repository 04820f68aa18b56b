import { Client } from '../support/client.js';
import { Issuer } from '../support/issuer.js';
import { StrataProcess, temporaryDataDir } from '../support/strata-process.js';

const AUDIENCE = 'https://strata.example';
const dataDir = temporaryDataDir();
let issuer: Issuer;
let server: StrataProcess;
let anyone: Client;

/** Nobody has a password here: staff and machines come from outside. */
async function serve(): Promise<void> {
  server = await StrataProcess.serve({
    DATA_DIR: dataDir.path,
    PASSWORD_SIGN_IN: 'false',
    OIDC_ISSUER: issuer.url,
    OIDC_AUDIENCE: AUDIENCE,
    OIDC_ROLE_CLAIM: 'realm.groups',
    OIDC_ROLES: 'boss=admin,staff=clerk,all=viewer',
  });
  anyone = await Client.anonymous(server);
}

beforeAll(async () => {
  issuer = await Issuer.start();
  await serve();
}, 60_000);
afterAll(async () => {
  await server?.end();
  await issuer?.stop();
  dataDir.remove();
});

const of = async (client: string) => anyone.bearing(await issuer.tokenFor(client, AUDIENCE));
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const takeIn = (client: Client) => client.post('/customers', { body: { name: 'Ada' } });

describe('whom an issuer vouches for', () => {
  it('may do what the role of their groups lets them', async () => {
    const [viewer, clerk, admin] = [await of('stranger'), await of('staff'), await of('boss')];
    expect((await viewer.get('/auth/me')).body.role).toBe('viewer');
    expect((await takeIn(viewer)).body.code).toBe('auth.role_too_low');
    const taken = await takeIn(clerk);
    expect(taken.status).toBe(201);
    expect(taken.body.created_by).toBe((await clerk.get('/auth/me')).body.id);
    expect((await clerk.get('/users')).status).toBe(403);
    expect((await admin.get('/users')).status).toBe(200);
  });

  it('is let in by the issuer alone', async () => {
    const body = { username: 'admin', password: 'a long password' };
    expect((await anyone.post('/auth/token', { body })).body.code).toBe('auth.passwords_off');
    const elsewhere = anyone.bearing(await issuer.tokenFor('boss', 'https://elsewhere.example'));
    expect((await elsewhere.get('/customers')).body.code).toBe('auth.token_invalid');
  });
});

describe('a machine', () => {
  it('asks with its key as its role lets it, until the key is revoked', async () => {
    const admin = await of('boss');
    const body = { name: 'till', role: 'clerk', expires_at: inDays(30) };
    const made = await admin.post('/api-keys', { body });
    expect(made.status).toBe(201);
    const till = anyone.bearing(made.body.key);
    expect((await takeIn(till)).body.created_by).toBe(made.body.id);
    expect((await till.post('/warehouses', { body: {} })).status).toBe(403);

    const { body: known } = await admin.get(`/api-keys/${made.body.id}`);
    expect(known).toMatchObject({
      name: 'till',
      prefix: made.body.key.slice(0, known.prefix.length),
    });
    expect(known.key).toBeUndefined();
    expect(Date.parse(known.last_used_at)).toBeLessThanOrEqual(Date.now());
    expect(JSON.stringify(server.log)).not.toContain(made.body.key);

    expect((await admin.delete(`/api-keys/${made.body.id}`)).status).toBe(204);
    expect((await takeIn(till)).status).toBe(401);
  });

  it('is given no key that has expired', async () => {
    const body = { name: 'late', role: 'viewer', expires_at: inDays(-1) };
    const refused = await (await of('boss')).post('/api-keys', { body });
    expect([refused.status, refused.body.code]).toEqual([422, 'api_key.expiry_passed']);
  });

  it('keeps its key when the server starts anew', async () => {
    const body = { name: 'scanner', role: 'viewer', expires_at: inDays(1) };
    const { key } = (await (await of('boss')).post('/api-keys', { body })).body;
    await server.end();
    await serve();
    expect((await anyone.bearing(key).get('/customers')).status).toBe(200);
  });
});
