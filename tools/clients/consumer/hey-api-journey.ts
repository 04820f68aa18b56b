import { equal, ok } from 'node:assert/strict';
import {
  createCustomer,
  deleteCustomer,
  issueToken,
  listCustomers,
  patchCustomer,
} from './generated/hey-api';
import { client } from './generated/hey-api/client.gen';
import { ada, expectTaken, origin, password, username } from './setting';

async function journey(): Promise<void> {
  client.setConfig({ baseUrl: origin });
  const login = await issueToken({ body: { username, password } });
  ok(login.data, JSON.stringify(login.error));
  // It knows from the document which operations need it.
  client.setConfig({ auth: login.data.access_token });

  const made = await createCustomer({ body: ada });
  ok(made.data, JSON.stringify(made.error));
  const again = await createCustomer({ body: ada });
  equal(again.response?.status, 409);
  if (again.error?.code === 'customer.email_taken') expectTaken(again.error.code);
  else throw new Error(JSON.stringify(again.error));

  const found = await listCustomers({ query: { name: 'love', sort: '-created_at' } });
  equal(found.data?.items[0]?.email, ada.email);
  const path = { id: made.data.id };
  const seen = { 'If-Match': made.response.headers.get('ETag') ?? '' };
  const changed = await patchCustomer({ path, headers: seen, body: { name: 'Ada King' } });
  equal(changed.data?.version, 2);
  const deleted = await deleteCustomer({ path });
  equal(deleted.response?.status, 204);
}

void journey();
