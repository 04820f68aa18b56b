import assert from 'node:assert/strict';

/** Fails when a server does not do the work that it is measured at. */
export async function checkWork(server, client) {
  const { customers, headers } = server;
  const ask = async (url, body, own = headers) => {
    const response = await fetch(url, {
      headers: { ...own, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text && JSON.parse(text) };
  };
  const expect = (actual, expected, what) =>
    assert.deepEqual(actual, expected, `${server.name}: ${what}`);

  const email = `${process.hrtime.bigint()}@check.example`;
  const created = await ask(customers, { name: 'Check', email });
  expect(created.status, 201, 'a customer is created');
  const { id } = created.body;
  expect((await ask(customers, { name: 'Check', email })).status, 409, 'an email is taken once');
  const { rows: events } = await client.query(
    'SELECT name, payload FROM outbox_events WHERE aggregate_id = $1',
    [id],
  );
  const event = { name: 'customer.created', payload: { name: 'Check', email } };
  expect(events, [event], 'its event is stored');

  const { rows } = await client.query(
    'SELECT count(*)::int AS total FROM customers WHERE is_active',
  );
  const page = (await ask(`${customers}?skip=0&limit=20`)).body;
  expect(page.total, rows[0].total, 'a list has the exact total');
  expect(page.items.length, 20, 'a list has its page');
  expect((await ask(`${customers}/${id}`)).body, created.body, 'it is what was answered');
  if (server.plain) {
    const plain = await ask(server.plain, { name: 'Check', email: `plain.${email}` });
    expect(plain.status, 201, 'a customer is created without its event');
  }
  if (headers) {
    expect((await ask(customers, null, {})).status, 401, 'strangers are turned away');
    const { status } = await ask(customers, { name: ' ', email: 'none' });
    expect([400, 422].includes(status), true, 'bad input is refused');
  }
}
