import request from 'supertest';
import { as, testApp } from '../../testing/test-app.js';

const numbers = '/api/v1/contact-numbers';

async function withCustomer(phoneRegion: string) {
  const { app } = testApp({ validationContext: { phoneRegion } });
  const { body } = await request(app)
    .post('/api/v1/customers')
    .set(as('clerk'))
    .send({ name: 'A' });
  const add = (phone_number: string) =>
    request(app)
      .post(numbers)
      .set(as('clerk'))
      .send({ phone_number, entity_type: 'Customer', entity_id: body.id });
  return { add };
}

describe('phone numbers', () => {
  it.each([
    ['US', '(415) 555-0132', '+14155550132'],
    ['US', '+49 30 901820', '+4930901820'],
    ['DE', '030 901820', '+4930901820'],
    ['DE', '+1 415 555 0132', '+14155550132'],
  ])('are read in the notation of %s: %s', async (region, given, stored) => {
    const { add } = await withCustomer(region);
    const { status, body } = await add(given);
    expect([status, body.phone_number]).toEqual([201, stored]);
  });

  it.each([
    ['+1 415 555 0132 ext. 5', '+14155550132;ext=5'],
    ['+14155550132;ext=5', '+14155550132;ext=5'],
    ['(415) 555-0132 x0012', '+14155550132;ext=0012'],
    ['tel:+1-415-555-0132;ext=5', '+14155550132;ext=5'],
    [' tel:+1-415-555-0132', '+14155550132'],
    ['\u200B\u00A0\tTEL: +1-415-555-0132\n', '+14155550132'],
    ['\u202Atel:\u2066+14155550132;ext=5\u2069\u202C ', '+14155550132;ext=5'],
    [`415 555 0132 extension ${'9'.repeat(20)}`, `+14155550132;ext=${'9'.repeat(20)}`],
    ['\u202A+1 415‑555‑0132\u202C', '+14155550132'],
  ])('keep their extension, and nothing unseen: %j', async (given, stored) => {
    const { add } = await withCustomer('US');
    const { status, body } = await add(given);
    expect([status, body.phone_number]).toEqual([201, stored]);
    expect((await add(stored)).body.phone_number).toBe(stored);
  });

  it('keep their extension at a registration too', async () => {
    const { app, store } = testApp();
    await request(app)
      .post('/api/v1/customers/register')
      .set(as('clerk'))
      .send({ name: 'Ada', phone_numbers: ['(415) 555-0132 ext. 7'] })
      .expect(201);
    const [registered] = store.events.filter(({ name }) => name === 'customer.registered');
    expect(registered!.payload).toMatchObject({ phoneNumbers: ['+14155550132;ext=7'] });
  });

  it.each([
    ...['', '123', 'call me', '+999123456789', '1'.repeat(70), '+14155550132;ext='],
    // What is not understood is refused, and not dropped.
    ...['+1 415 555 0132 Durchwahl 5', '+14155550132;ext=5;isub=1', '+1 415 555 0132 or 33'],
    `+14155550132;ext=${'9'.repeat(21)}`,
  ])('are not %j', async (text) => {
    const { add } = await withCustomer('US');
    const { status, body } = await add(text);
    expect(status).toBe(422);
    expect(body.errors[0].pointer).toBe('/phone_number');
  });
});
