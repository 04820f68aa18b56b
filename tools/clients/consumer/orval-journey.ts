import { equal } from 'node:assert/strict';
import {
  createCustomer,
  deleteCustomer,
  issueToken,
  listCustomers,
  patchCustomer,
} from './generated/orval';
import { target } from './orval-fetch';
import { ada, expectTaken, origin, password, username } from './setting';

async function journey(): Promise<void> {
  target.origin = origin;
  const login = await issueToken({ username, password });
  if (login.status !== 200) throw new Error(login.data.detail);
  target.token = login.data.access_token;

  const made = await createCustomer(ada);
  if (made.status !== 201) throw new Error(made.data.detail);
  const again = await createCustomer(ada);
  if (again.status !== 409 || !again.data.code) throw new Error(JSON.stringify(again));
  expectTaken(again.data.code);

  const found = await listCustomers({ name: 'love', sort: '-created_at' });
  if (found.status !== 200) throw new Error(found.data.detail);
  equal(found.data.items[0]?.email, ada.email);
  const headers = { 'If-Match': made.headers.get('ETag') ?? '' };
  const changed = await patchCustomer(made.data.id, { name: 'Ada King' }, { headers });
  if (changed.status !== 200) throw new Error(changed.data.detail);
  equal(changed.data.version, 2);
  equal((await deleteCustomer(made.data.id)).status, 204);
}

void journey();
