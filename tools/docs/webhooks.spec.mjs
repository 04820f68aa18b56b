import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Webhook } from 'standardwebhooks';

const page = readFileSync(new URL('../../docs/webhooks.md', import.meta.url), 'utf8');
const [, code] = /```js verify\.mjs\n(.*?)```/s.exec(page);
const { isOurs } = await import(`data:text/javascript,${encodeURIComponent(code)}`);

test('what the docs tell receivers knows what is ours', () => {
  const secrets = ['one', 'other'].map((name) => `whsec_${Buffer.from(name).toString('base64')}`);
  const body = '{"ü":1}';
  const headersAt = (at) => ({
    'webhook-id': 'e-1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': secrets
      .map((secret) => new Webhook(secret).sign('e-1', at, body))
      .join(' '),
  });
  const headers = headersAt(new Date());
  for (const secret of secrets) assert.ok(isOurs(secret, headers, body));
  assert.ok(!isOurs('whsec_YWxpZW4=', headers, body));
  assert.ok(!isOurs(secrets[0], headers, `${body} `));
  assert.ok(!isOurs(secrets[0], headersAt(new Date(Date.now() - 600_000)), body));
});
