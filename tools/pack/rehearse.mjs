/**
 * `npm run release:rehearsal [-- VERSION]`: releases what is committed, from a clone of its own to a registry of its own,
 * and uses the packages as somebody else would. Nothing here is changed or tagged.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { useElsewhere } from './consumer.mjs';
import { libraries, manifestOf, root } from './libraries.mjs';
import { startRegistry } from './registry/registry.mjs';

const version = process.argv[2] ?? nextPatch(manifestOf('.').version);
const folder = mkdtempSync(join(tmpdir(), 'strata-rehearsal-'));
// Under root, PostgreSQL's own user has to get in.
chmodSync(folder, 0o755);
const clone = join(folder, 'clone');
let registry;
process.once('SIGINT', () => process.exit(130));
process.once('exit', () => {
  registry?.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

if (execute('git', ['status', '--porcelain'], root, { stdio: 'pipe' }))
  console.error('What is not committed takes no part.');
await step('Cloning', () => execute('git', ['clone', '--quiet', '--no-hardlinks', root, clone]));
await step(`Installing, and giving everything version ${version}`, () =>
  execute(process.execPath, ['tools/pack/version.mjs', version], clone),
);
registry = await step('Starting a registry', () => startRegistry(join(folder, 'registry')));
const { env } = registry;
await step('Building and publishing', () =>
  execute(process.execPath, ['tools/pack/publish.mjs'], clone, { env }),
);
await step('Publishing again, as after a release that was cut off', () => {
  const said = execute(process.execPath, ['tools/pack/publish.mjs'], clone, { env, stdio: 'pipe' });
  const passed = said.match(/is there already$/gm) ?? [];
  if (passed.length !== libraries.length) throw new Error(`Published a second time:\n${said}`);
});
await step('Using them elsewhere', () => useElsewhere(join(folder, 'consumer'), clone, env));
await registry.stop();
console.log('\nThe release holds.');

function nextPatch(current) {
  return current.replace(/\d+$/, (patch) => Number(patch) + 1);
}

async function step(what, act) {
  console.log(`\n${what} …`);
  const start = performance.now();
  const result = await act();
  console.log(`${what}: ${Math.round((performance.now() - start) / 1000)} s`);
  return result;
}

/** Runs a command to its end, and gives what it said when that is asked for by `stdio: 'pipe'`. */
function execute(command, args, cwd = folder, options = {}) {
  const shell = process.platform === 'win32' && command === 'npm';
  const defaults = { cwd, encoding: 'utf8', stdio: 'inherit', shell, maxBuffer: 64 * 1024 * 1024 };
  return execFileSync(command, args, { ...defaults, ...options })?.trim();
}
