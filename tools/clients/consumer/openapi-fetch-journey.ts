import { equal, ok } from 'node:assert/strict';
import createClient from 'openapi-fetch';
import type { paths } from './generated/openapi-typescript';
import { ada, expectTaken, origin, password, username } from './setting';

async function journey(): Promise<void> {
  const client = createClient<paths>({ baseUrl: origin });
  const login = await client.POST('/api/v1/auth/token', { body: { username, password } });
  ok(login.data, JSON.stringify(login.error));
  const headers = { Authorization: `Bearer ${login.data.access_token}` };

  const made = await client.POST('/api/v1/customers', { body: ada, headers });
  ok(made.data, JSON.stringify(made.error));
  const again = await client.POST('/api/v1/customers', { body: ada, headers });
  equal(again.response.status, 409);
  // The union of all errors: a code tells which one.
  if (again.error?.code === 'customer.email_taken') expectTaken(again.error.code);
  else throw new Error(JSON.stringify(again.error));

  const query = { name: 'love', sort: '-created_at' };
  const found = await client.GET('/api/v1/customers', { params: { query }, headers });
  equal(found.data?.items[0]?.email, ada.email);
  const path = { id: made.data.id };
  const changed = await client.PATCH('/api/v1/customers/{id}', {
    params: { path, header: { 'If-Match': made.response.headers.get('ETag') ?? '' } },
    body: { name: 'Ada King' },
    headers,
  });
  equal(changed.data?.version, 2);
  const deleted = await client.DELETE('/api/v1/customers/{id}', { params: { path }, headers });
  equal(deleted.response.status, 204);
}

void journey();
