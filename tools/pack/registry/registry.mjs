import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const OWN = '@strata/*';
const START_SECONDS = 60;

/**
 * A registry for one run on a free port of 127.0.0.1. Our packages are published here and never looked up elsewhere;
 * everything else comes from the registry that npm is configured with, asked when it starts.
 * @param folder where it keeps all it has; it may be deleted after `stop`
 * @returns its `url`, the `env` in which npm uses it, and `stop`
 * @throws Error when it does not answer within a minute, with what it logged
 */
export async function startRegistry(folder) {
  const isWindows = process.platform === 'win32';
  if (!existsSync(join(here, 'node_modules/.package-lock.json'))) {
    const options = { cwd: here, stdio: 'inherit', shell: isWindows };
    const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--prefer-offline'], options);
    if (status !== 0) throw new Error('The local registry could not be installed.');
  }
  mkdirSync(folder, { recursive: true });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const log = join(folder, 'registry.log');
  const config = join(folder, 'registry.yaml');
  const everybody = { access: '$all', publish: '$all' };
  const settings = {
    storage: join(folder, 'storage'),
    uplinks: {
      upstream: { url: upstream(isWindows), maxage: '60m', timeout: '60s', max_fails: 20 },
    },
    packages: { [OWN]: everybody, '**': { access: '$all', proxy: 'upstream' } },
    max_body_size: '100mb',
    web: { enable: false },
    log: { type: 'file', path: log, level: 'warn' },
  };
  // JSON is YAML.
  writeFileSync(config, JSON.stringify(settings));
  const main = join(here, 'node_modules/verdaccio/bin/verdaccio');
  const child = spawn(
    process.execPath,
    [main, '--config', config, '--listen', `127.0.0.1:${port}`],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = () => {
    child.kill();
    return ended;
  };
  if (!(await answers(url, child))) {
    await stop();
    const logged = existsSync(log) ? readFileSync(log, 'utf8') : 'nothing';
    throw new Error(`The local registry did not start; it logged:\n${logged}`);
  }
  // npm publishes with some token only; the registry takes any.
  const userconfig = join(folder, 'npmrc');
  writeFileSync(userconfig, `registry=${url}\n//127.0.0.1:${port}/:_authToken=local\n`);
  const env = { ...process.env, npm_config_registry: url, npm_config_userconfig: userconfig };
  return { url, env, stop };
}

function upstream(shell) {
  const { stdout } = spawnSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8', shell });
  return stdout.trim();
}

async function answers(url, child) {
  const end = performance.now() + START_SECONDS * 1000;
  while (child.exitCode === null && performance.now() < end) {
    const isUp = await fetch(`${url}-/ping`).then(
      (response) => response.ok,
      () => false,
    );
    if (isUp) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
