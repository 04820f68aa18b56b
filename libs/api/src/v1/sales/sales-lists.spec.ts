import request from 'supertest';
import { as, testApp } from '../../testing/test-app.js';

const sales = '/api/v1/sales-transactions';

describe('the list of sales', () => {
  it.each([
    ['from=2026-02-30', '/query/from'],
    ['to=2026-13-01', '/query/to'],
    ['from=2026-02-28T09:30:00', '/query/from'],
    ['from=2026-03-02&to=2026-03-01', '/query/to'],
    ['from=2026-01-01&from=2026-01-02', '/query/from'],
    ['from=', '/query/from'],
  ])('refuses ?%s with 422', async (query, pointer) => {
    const { body } = await request(testApp().app).get(`${sales}?${query}`).set(as('viewer'));
    expect(body).toMatchObject({ status: 422, errors: [{ pointer }] });
  });

  it.each([
    'from=2026-02-28&to=2026-02-28',
    'from=2026-02-28T09:30:00%2B02:00',
    'from=2026-02-28T09:30:00+02:00',
    'from=0001-01-01T00:00:00%2B14:00&to=9999-12-31',
  ])('takes ?%s', async (query) => {
    await request(testApp().app).get(`${sales}?${query}`).set(as('viewer')).expect(200);
  });

  it('documents how a date is written', async () => {
    const { body } = await request(testApp().app).get('/openapi.json');
    const { parameters } = body.paths[sales].get as {
      parameters: { name: string; description: string; schema: { pattern: string } }[];
    };
    const { description, schema } = parameters.find(({ name }) => name === 'to')!;
    expect(description).toContain('A date alone includes that day in UTC.');
    expect('2026-02-28T09:30:00').not.toMatch(new RegExp(schema.pattern));
    expect('2026-02-28').toMatch(new RegExp(schema.pattern));
  });
});
