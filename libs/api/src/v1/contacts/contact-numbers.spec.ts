import request from 'supertest';
import { as, testApp } from '../../testing/test-app.js';

const numbers = '/api/v1/contact-numbers';

async function withCustomer(phoneRegion: string) {
  const { app } = testApp({ phoneRegion });
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

  it.each(['', '123', 'call me', '+1 415 555 0132 ext. 5', '+999123456789', '1'.repeat(40)])(
    'are not %j',
    async (text) => {
      const { add } = await withCustomer('US');
      const { status, body } = await add(text);
      expect(status).toBe(422);
      expect(body.errors[0].pointer).toBe('/phone_number');
    },
  );
});
