import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { libraries } from './libraries.mjs';

/** Serves the lamps that the kits are tested with, and makes one. */
const MAIN = `
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { as, lampApp } from './lamp-app.js';

const server = createServer(lampApp().app).listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));
const lamps = \`http://127.0.0.1:\${(server.address() as AddressInfo).port}/api/v1/lamps\`;
const headers = { ...as('keeper'), 'content-type': 'application/json' };
const made = await fetch(lamps, { method: 'POST', headers, body: '{"name": "Desk", "lumen": 400}' });
const listed = (await (await fetch(lamps, { headers })).json()) as { readonly total: number };
server.close();
console.log(made.status, listed.total);
`;

/**
 * Installs the published libraries into a project that knows nothing of this workspace, compiles an application on the
 * kits there, runs it, and loads every library.
 * @param folder of the project
 * @param release the folder whose versions were published
 * @param env in which npm finds them
 * @throws Error when one of it fails
 */
export function useElsewhere(folder, release, env) {
  const manifests = libraries.map((library) =>
    JSON.parse(readFileSync(join(release, library, 'package.json'), 'utf8')),
  );
  const { devDependencies: tools } = JSON.parse(
    readFileSync(join(release, 'package.json'), 'utf8'),
  );
  const versionOf = (name) => tools[name];
  mkdirSync(folder, { recursive: true });
  const write = (name, content) =>
    writeFileSync(
      join(folder, name),
      typeof content === 'string' ? content : JSON.stringify(content, null, 2),
    );
  write('package.json', {
    name: 'consumer',
    private: true,
    type: 'module',
    dependencies: Object.fromEntries(manifests.map(({ name, version }) => [name, version])),
    devDependencies: Object.fromEntries(
      ['typescript', '@types/node', '@types/express'].map((name) => [name, versionOf(name)]),
    ),
  });
  write('tsconfig.json', {
    compilerOptions: {
      module: 'nodenext',
      target: 'es2023',
      types: ['node'],
      strict: true,
      exactOptionalPropertyTypes: true,
      rootDir: '.',
      outDir: 'built',
    },
  });
  const lamps = join(release, 'libs/kit/api/src/testing');
  for (const name of ['lamp-app.ts', 'lamp-endpoints.ts']) {
    cpSync(join(lamps, name), join(folder, name));
    // What is beside them there is the package here.
    write(
      name,
      readFileSync(join(folder, name), 'utf8').replaceAll(/'\.\.\/.*'/g, `'@strata/api-kit'`),
    );
  }
  write('main.ts', MAIN);
  const names = manifests.map(({ name }) => name);
  write('load.mjs', `for (const name of ${JSON.stringify(names)}) await import(name);\n`);

  const execute = (command, args, options) =>
    execFileSync(command, args, { cwd: folder, env, encoding: 'utf8', ...options });
  const shell = process.platform === 'win32';
  execute('npm', ['install', '--no-audit', '--no-fund'], { stdio: 'inherit', shell });
  execute(process.execPath, ['node_modules/typescript/bin/tsc'], { stdio: 'inherit' });
  execute(process.execPath, ['load.mjs'], { stdio: 'inherit' });
  const said = execute(process.execPath, ['built/main.js']).trim();
  if (said !== '201 1') throw new Error(`A lamp was made and listed, but: ${said}`);
}
