import request from 'supertest';
import { as, testApp } from '../testing/test-app.js';

const bare = { street: '1 Quay', city: 'Harbour' };
const whole = { ...bare, state: 'OR', zip_code: '97301' };

/** An address of each kind of owner. */
const OWNERS = [
  ['/customers', { name: 'Ada' }],
  ['/customers/register', { name: 'Ada', phone_numbers: ['+14155550132'] }],
  ['/vendors', { name: 'Acme' }],
  ['/warehouses', { code: 'E', name: 'East' }],
] as const;

describe.each(OWNERS)('an address posted to %s', (path, owner) => {
  const post = (address: object) =>
    request(testApp().app)
      .post(`/api/v1${path}`)
      .set(as('admin'))
      .send({ ...owner, address });

  it.each(['US', 'usa', 'United States', 'u.s.a.', undefined])(
    'in %s is in the USA, where a ZIP code is checked',
    async (country) => {
      const { body } = await post({ ...whole, country }).expect(201);
      expect(body.address).toEqual({ ...whole, country: 'USA' });
      const refused = await post({ ...whole, country, zip_code: 'SW1A 1AA' });
      expect(refused.body).toMatchObject({ status: 422, code: 'address.zip_code_invalid' });
    },
  );

  it.each([
    ['hk', 'HKG', null, null],
    ['Denmark', 'DNK', null, '1050'],
    ['Ireland', 'IRL', null, null],
    ['United Arab Emirates', 'ARE', null, null],
    ['UK', 'GBR', null, 'SW1A 1AA'],
    ['Türkiye', 'TUR', null, '34000'],
    ['Hong Kong', 'HKG', 'Kowloon', '999077'],
  ])('in %s is answered in %s', async (country, code, state, zip_code) => {
    const { body } = await post({ ...bare, state, zip_code, country }).expect(201);
    expect(body.address).toEqual({ ...bare, state, zip_code, country: code });
  });

  it.each([
    ['USA', ['/address/state', '/address/zip_code']],
    ['Canada', ['/address/state', '/address/zip_code']],
    ['Germany', ['/address/zip_code']],
  ])('in %s is refused without %j', async (country, pointers) => {
    for (const address of [
      { ...bare, country },
      { ...bare, country, state: '', zip_code: null },
    ]) {
      const { body } = await post(address);
      expect(body).toMatchObject({ status: 422, code: 'address.incomplete' });
      expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(pointers);
    }
  });

  it.each(['Atlantis', 'ZZZ', 'XX', 'U$A', '840'])('in %s is refused', async (country) => {
    const { body } = await post({ ...whole, country });
    expect(body).toMatchObject({
      status: 422,
      code: 'address.country_unknown',
      errors: [{ pointer: '/address/country' }],
    });
  });
});

describe('an address stored before countries were codes', () => {
  it('stays valid as long as it is sent back as it was answered', async () => {
    const { app, store } = testApp();
    const url = '/api/v1/customers';
    const made = await request(app)
      .post(url)
      .set(as('admin'))
      .send({ name: 'Ada', address: whole });
    const rows = store.database.table<object>('customers');
    const [id, row] = [...rows][0]!;
    const address = { ...bare, state: null, zipCode: 'no ZIP', country: 'ZZZ' };
    rows.set(id, { ...row, address });
    const { body } = await request(app).get(`${url}/${made.body.id}`).set(as('admin'));
    expect(body.address).toEqual({ ...bare, state: null, zip_code: 'no ZIP', country: 'ZZZ' });
    const put = (change: object) =>
      request(app)
        .put(`${url}/${id}`)
        .set(as('admin'))
        .send({ name: 'Grace', address: { ...body.address, ...change } });
    await put({}).expect(200);
    await put({ city: 'Elsewhere' }).expect(422);
    await put({ country: 'Denmark' }).expect(200);
  });
});
