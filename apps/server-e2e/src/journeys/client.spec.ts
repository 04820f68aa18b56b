import { createClient, each, ok, type StrataClient } from '@strata/client';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import {
  settingsBeside,
  startServer,
  startTwin,
  type RunningServer,
} from '../support/running-server.js';
import { adminPassword, StrataProcess } from '../support/strata-process.js';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const address = { street: '1 Main St', city: 'Springfield', state: 'IL', zip_code: '62701' };
const item = (index: number) => ({
  sku: `REP-${index}`,
  name: `Repeated ${index}`,
  unit_price: '1.00',
});
const admin = () => ({ username: 'admin', password: adminPassword(server.dataDir) });
const clientOf = (baseUrl = server.process.url, fetch?: typeof globalThis.fetch): StrataClient =>
  createClient({
    baseUrl,
    signIn: admin(),
    retries: 20,
    longestWaitMilliseconds: 1000,
    ...(fetch && { fetch }),
  });

describe('the README of the client', () => {
  const folder = fileURLToPath(new URL('../../out-tsc/client-readme/', import.meta.url));
  beforeAll(() => mkdirSync(folder, { recursive: true }));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('compiles and runs as it is written', async () => {
    const readme = fileURLToPath(new URL('../../../../libs/client/README.md', import.meta.url));
    const blocks = [...readFileSync(readme, 'utf8').matchAll(/^```ts\n([^]*?)^```$/gm)];
    const token = (await ok(clientOf().POST('/api/v1/auth/token', { body: admin() }))).access_token;
    const program = blocks
      .map(([, code]) => code!)
      .join('\n')
      .replaceAll('http://localhost:3000', server.process.url)
      .replaceAll('correct horse battery staple', admin().password);
    const issuer = `const tokenOfMyIssuer = async () => '${token}';\n`;
    const file = `${folder}readme.ts`;
    writeFileSync(file, issuer + program);

    const compiled = ts.createProgram([file], {
      strict: true,
      exactOptionalPropertyTypes: true,
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.NodeNext,
      types: ['node'],
      skipLibCheck: true,
    });
    const faults = ts.getPreEmitDiagnostics(compiled);
    expect(faults.map(({ messageText }) => messageText)).toEqual([]);
    compiled.emit();
    const out = execFileSync(process.execPath, [`${folder}readme.js`], { encoding: 'utf8' });
    expect(out.split('\n')).toEqual([
      expect.stringMatching(/^[0-9a-f-]{36}$/),
      expect.stringMatching(/^customer\.email_taken, see \S+ in the log$/),
      'Ada Lovelace',
      'Ada King',
      'admin',
      '',
    ]);
  });
});

describe('two clients', () => {
  it('do not overwrite what the other has changed', async () => {
    const [one, other] = [clientOf(), clientOf()];
    const body = { code: 'E-1', name: 'East', address };
    const { id } = await ok(one.POST('/api/v1/warehouses', { body }));
    const params = { path: { id } };
    await ok(other.GET('/api/v1/warehouses/{id}', { params }));
    await ok(other.PATCH('/api/v1/warehouses/{id}', { params, body: { name: 'Far East' } }));
    const rename = () => one.PATCH('/api/v1/warehouses/{id}', { params, body: { name: 'West' } });
    expect((await rename()).error?.code).toBe('aggregate.version_mismatch');
    expect((await ok(one.GET('/api/v1/warehouses/{id}', { params }))).name).toBe('Far East');
    expect((await rename()).data?.version).toBe(3);
  });
});

describe('a client of a server that is killed', () => {
  it('has everything done once, also what was answered to nobody', async () => {
    let twin = await startTwin(server);
    const { port, origin } = new URL(twin.url);
    // Each third answer gets lost on its way.
    let count = 0;
    const client = clientOf(origin, async (...request) => {
      const answer = await fetch(...request);
      if ((count += 1) % 3 === 0) throw new TypeError('lost');
      return answer;
    });
    const made = Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        ok(client.POST('/api/v1/items', { body: item(index) })),
      ),
    );
    // Some are done, some are lost, and some are on their way.
    while (count < 5) await sleep(1);
    await twin.end('SIGKILL');
    twin = await StrataProcess.serve({ ...settingsBeside(server), PORT: port });
    try {
      const ids = (await made).map(({ id }) => id);
      const listed: string[] = [];
      const query = { name: 'Repeated', limit: 7 };
      for await (const { id } of each(client, '/api/v1/items', { params: { query } })) {
        listed.push(id);
      }
      expect(listed.sort()).toEqual(ids.sort());
      expect(new Set(ids).size).toBe(30);
    } finally {
      await twin.end();
    }
  });
});
