import request from 'supertest';
import { as, testApp, type TestApp } from '../testing/test-app.js';

const address = { street: '1 Main St', city: 'Salem', state: 'OR', zip_code: '97301' };

describe('text over the wire', () => {
  let app: TestApp['app'];
  beforeEach(() => ({ app } = testApp()));

  const post = (path: string, body: object) =>
    request(app).post(`/api/v1${path}`).set(as('manager')).send(body);
  const list = (path: string, query: object) =>
    request(app).get(`/api/v1${path}`).set(as('viewer')).query(query);

  it('is one in NFC and in NFD', async () => {
    const { body } = await post('/customers', { name: ' Mu\u0308ller\u200B ', address });
    expect(body.name).toBe('Müller');
    for (const name of ['Müller', 'Mu\u0308ller', 'muller', 'MÜLLER']) {
      expect((await list('/customers', { name })).body).toMatchObject({ total: 1 });
    }
    const city = 'Sa\u0302lem';
    await post('/customers', { name: 'B', address: { ...address, city } }).expect(201);
    expect((await list('/customers', { city: 'Sâlem' })).body.total).toBe(1);
    expect((await list('/customers', { city })).body.total).toBe(1);
  });

  it.each([
    [
      '/items',
      { sku: 'DR-É', name: 'A', unit_price: '1' },
      { sku: 'dr-e\u0301' },
      'item.sku_taken',
    ],
    [
      '/warehouses',
      { code: 'Öst', name: 'A', address },
      { code: 'O\u0308ST' },
      'warehouse.code_taken',
    ],
    ['/vendors', { name: 'Straße' }, { name: 'STRASSE' }, 'vendor.name_taken'],
  ])('is one key in every spelling: %s', async (path, body, twin, code) => {
    await post(path, body).expect(201);
    const { status, body: problem } = await post(path, { ...body, ...twin });
    expect([status, problem.code]).toEqual([409, code]);
  });

  it.each(['\u200B', '\u00A0', '\uFEFF\u2060', '\u3164', '\u2800', '\u115F\u1160', '\u{E0041}'])(
    'is blank when the eye sees nothing: %j',
    async (blank) => {
      const { status, body } = await post('/warehouses', {
        code: blank,
        name: blank,
        address: { street: blank, city: blank, state: blank, zip_code: blank },
      });
      expect(status).toBe(422);
      const pointers = (answer: { errors: { pointer: string }[] }) =>
        answer.errors.map(({ pointer }) => pointer);
      expect(pointers(body)).toEqual(['/code', '/name', '/address/street', '/address/city']);
      // What an address needs besides depends on its country.
      const address = { street: '1 Quay', city: 'Harbour', state: blank, zip_code: blank };
      const incomplete = await post('/warehouses', { code: 'E', name: 'East', address });
      expect(pointers(incomplete.body)).toEqual(['/address/state', '/address/zip_code']);
      const user = { username: 'ada', password: blank.repeat(9), role: 'viewer' };
      const refused = await request(app).post('/api/v1/users').set(as('admin')).send(user);
      expect(refused.body.code).toBe('user.password_blank');
    },
  );

  it('says which character it must not hold, and where', async () => {
    const item = {
      sku: 'DR\u200B1',
      name: 'two\nlines',
      description: 'two\r\nlines',
      unit_price: '1',
    };
    const { status, body } = await post('/items', item);
    expect(status).toBe(422);
    expect(body.errors).toEqual([
      {
        pointer: '/sku',
        message: expect.stringContaining('sku must not hold the character U+200B'),
      },
      {
        pointer: '/name',
        message: expect.stringContaining('name must not hold the character U+000A'),
      },
    ]);
    const taken = await post('/items', { ...item, sku: 'DR1', name: 'می\u200Cخواهم' });
    expect(taken.body).toMatchObject({ name: 'می\u200Cخواهم', description: 'two\nlines' });
  });

  it('counts its length in NFC', async () => {
    await post('/customers', { name: 'e\u0301'.repeat(255) }).expect(201);
    for (const name of [
      'e\u0301'.repeat(256),
      '\u0958'.repeat(255),
      'a' + '\u0301\u0316'.repeat(2000),
    ]) {
      const { status, body } = await post('/customers', { name });
      expect([status, body.errors[0].pointer]).toEqual([422, '/name']);
    }
  });

  it('must not be searched for by nothing', async () => {
    for (const name of ['', '\u200B', '\u0301']) await list('/customers', { name }).expect(422);
  });
});

describe('an email address', () => {
  let app: TestApp['app'];
  beforeEach(() => ({ app } = testApp()));

  const take = (email: string) =>
    request(app).post('/api/v1/customers').set(as('clerk')).send({ name: 'A', email });

  it.each([
    ['info@müller.de', 'info@xn--mller-kva.de'],
    ['Info@MU\u0308LLER.DE', 'info@xn--mller-kva.de'],
    ['info@XN--MLLER-KVA.de', 'info@xn--mller-kva.de'],
    ['\u00A0info@straße.example。com\u200B\n', 'info@xn--strae-oqa.example.com'],
    ['a@почта.рф', 'a@xn--80a1acny.xn--p1ai'],
    ['a@例え.テスト', 'a@xn--r8jz45g.xn--zckzah'],
    ['a@ｅxample.com', 'a@example.com'],
  ])('of %s is %s', async (given, stored) => {
    const { status, body } = await take(given);
    expect([status, body.email]).toEqual([201, stored]);
    expect((await take(stored)).body.code).toBe('customer.email_taken');
    for (const email of [given.trim().normalize('NFC'), stored.slice(2)].map((text) =>
      text.replace(/[\u200B\n]/g, ''),
    )) {
      const { body: page } = await request(app)
        .get('/api/v1/customers')
        .set(as('viewer'))
        .query({ email });
      expect(page.total).toBe(1);
    }
  });

  it.each([
    [
      'jurgen.moller@example.com',
      'jürgen JÜRGEN ju\u0308rgen rgén.möl jürgen.möller jürgen.moller@example Möller@',
    ],
    ['jurgen@münchen.de', 'jürgen jürgen@ jürgen@münchen.de münchen.de @MÜNCHEN mu\u0308nchen.'],
    ['jurgen@münchen.de', 'xn--mnchen-3ya XN--MNCHEN mnchen-3ya.DE rgën@xn--'],
    ['a@почта.рф', 'почта почта.рф @ПОЧТА рф .рф xn--p1ai'],
    ['a@例え.テスト', '例え 例え。テスト @例え .テスト'],
  ])('of %s is found by each of: %s', async (email, terms) => {
    await take(email).expect(201);
    const totals = terms.split(' ').map(async (term) => {
      const list = request(app).get('/api/v1/customers').set(as('viewer'));
      return [term, (await list.query({ email: term })).body.total as number] as const;
    });
    const found = await Promise.all(totals);
    expect(found.filter(([, total]) => total !== 1)).toEqual([]);
  });

  it.each([
    ['jürgen@example.com', 'ASCII'],
    ['a@xn--a.com', 'IDNA'],
    ['a@xn--abc-.com', 'IDNA'],
    ['a@xn--.com', 'IDNA'],
    ['a@\u0430pple.com', 'IDNA'],
    ['a@xn--pple-43d.com', 'IDNA'],
    ['a@☃.com', 'IDNA'],
    ['a@xn--n3h.com', 'IDNA'],
    ['a@ü/b.com', 'IDNA'],
    ['a@１２.com', 'IDNA'],
    [`a@${'ü'.repeat(64)}.com`, 'email'],
    [`a@${'ü'.repeat(250)}`, 'email'],
    [`a@${'ü.'.repeat(2000)}com`, 'email'],
    ['müller.de', 'email'],
  ])('is refused: %.20s', async (given, reason) => {
    const { status, body } = await take(given);
    expect(status).toBe(422);
    expect(JSON.stringify(body)).toContain(reason);
    expect(body.errors.every(({ pointer }: { pointer: string }) => pointer === '/email')).toBe(
      true,
    );
  });
});
