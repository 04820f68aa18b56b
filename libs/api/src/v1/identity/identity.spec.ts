import request from 'supertest';
import { as, testApp } from '../../testing/test-app.js';

const users = '/api/v1/users';
const ada = { username: 'Ada', password: 'correct horse battery', role: 'clerk' };

async function withAda() {
  const harness = testApp();
  const { body } = await request(harness.app).post(users).set(as('admin')).send(ada);
  return { ...harness, id: body.id as string };
}

describe('signing in', () => {
  const token = '/api/v1/auth/token';

  it('takes a form as Swagger UI sends it, Authorization header included', async () => {
    const { app, id } = await withAda();
    const answer = await request(app)
      .post(token)
      .set('Authorization', 'Basic Og==')
      .type('form')
      .send({
        grant_type: 'password',
        username: 'ada',
        password: ada.password,
        scope: '',
        client_id: 'x',
      });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ access_token: id, token_type: 'bearer', expires_in: 1800 });
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('takes JSON, whatever the case of the username', async () => {
    const { app } = await withAda();
    await request(app).post(token).send({ username: 'ADA', password: ada.password }).expect(200);
  });

  it.each([
    { username: 'ada', password: 'wrong' },
    { username: 'nobody', password: ada.password },
    { username: 'a\0b', password: 'x' },
  ])('answers 401 alike to %j', async (credentials) => {
    const { app } = await withAda();
    const answer = await request(app).post(token).send(credentials);
    expect(answer.body).toMatchObject({ status: 401, code: 'auth.invalid_credentials' });
  });

  it.each([
    {},
    { username: 'ada' },
    { username: ['ada'], password: 'x' },
    { grant_type: 'code', username: 'a', password: 'b' },
  ])('answers 422 to %j', async (body) => {
    const { app } = testApp();
    await request(app).post(token).send(body).expect(422);
  });
});

describe('my account', () => {
  it('says who I am', async () => {
    const { app } = testApp();
    const { body } = await request(app).get('/api/v1/auth/me').set(as('manager'));
    expect(body).toMatchObject({ username: 'manager', role: 'manager' });
  });

  it('wants the present password before it takes a new one', async () => {
    const { app } = testApp();
    const refused = await request(app)
      .put('/api/v1/auth/me/password')
      .set(as('clerk'))
      .send({ current_password: 'wrong', new_password: 'long enough' });
    expect(refused.body).toMatchObject({
      status: 422,
      code: 'user.current_password_wrong',
      errors: [{ pointer: '/current_password' }],
    });
  });
});

describe('users over HTTP', () => {
  it('creates, shows, lists, changes and deletes, never showing a password', async () => {
    const { app, id } = await withAda();
    const shown = await request(app).get(`${users}/${id}`).set(as('admin')).expect(200);
    expect(shown.body).toMatchObject({ username: 'ada', role: 'clerk', version: 1 });
    expect(shown.text).not.toMatch(/password|hash/);
    const list = await request(app).get(`${users}?role=clerk`).set(as('admin'));
    expect(list.body).toMatchObject({ total: 1, items: [shown.body] });
    const changed = await request(app)
      .patch(`${users}/${id}`)
      .set(as('admin'))
      .send({ role: 'manager' });
    expect(changed.body).toMatchObject({ role: 'manager', version: 2 });
    await request(app).delete(`${users}/${id}`).set(as('admin')).expect(204);
    await request(app).get(`${users}/${id}`).set(as('admin')).expect(404);
  });

  it('are the business of admins', async () => {
    const { app } = testApp();
    const refused = await request(app).get(users).set(as('manager'));
    expect(refused.body).toMatchObject({ status: 403, code: 'auth.role_too_low' });
  });

  it('refuses a taken name, a short password and an unknown role', async () => {
    const { app } = await withAda();
    const post = (body: object) => request(app).post(users).set(as('admin')).send(body);
    expect((await post(ada)).body).toMatchObject({ status: 409, code: 'user.username_taken' });
    expect((await post({ ...ada, password: 'short' })).status).toBe(422);
    expect((await post({ ...ada, role: 'king' })).status).toBe(422);
  });

  it.each([
    ['Sunshine1', 'user.password_common'],
    ['ada-2026', 'user.password_is_username'],
    ['strata99', 'user.password_is_service_name'],
  ])('refuses the password %s: %s', async (password, code) => {
    const { app, id } = await withAda();
    const errors = [expect.objectContaining({ pointer: '/password' })];
    const refusal = { status: 422, code, errors };
    const made = await request(app)
      .post(users)
      .set(as('admin'))
      .send({ ...ada, password });
    expect(made.body).toMatchObject(refusal);
    const changed = await request(app).patch(`${users}/${id}`).set(as('admin')).send({ password });
    expect(changed.body).toMatchObject(refusal);
  });

  it('keeps the last admin', async () => {
    const { app } = testApp();
    const { body } = await request(app)
      .post(users)
      .set(as('admin'))
      .send({ ...ada, role: 'admin' });
    const refused = await request(app).delete(`${users}/${body.id}`).set(as('admin'));
    expect(refused.body).toMatchObject({ status: 409, code: 'user.last_admin' });
  });
});
