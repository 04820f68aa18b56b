/** `npm run site [-- FOLDER]`: builds docs/ as a site that needs no server behind it. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decisionNames, pageNames, pageText } from './pages.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
// Beside node_modules, where the pages find what they are built with.
const pages = join(here, 'pages');
const folder = resolve(process.argv[2] ?? 'dist/site');

if (!existsSync(join(here, 'node_modules/.package-lock.json')))
  run('npm', ['ci', '--ignore-scripts']);
rmSync(pages, { recursive: true, force: true });
for (const name of [...pageNames(), ...decisionNames()]) write(`${name}.md`, pageText(name));
cpSync(join(here, 'index.md'), join(pages, 'index.md'));
write('.vitepress/config.mjs', `export { default } from '../../config.mjs';\n`);
run(process.execPath, [join(here, 'node_modules/vitepress/bin/vitepress.js'), 'build', pages]);
console.log(`The site is in ${folder}.`);

function write(path, text) {
  mkdirSync(dirname(join(pages, path)), { recursive: true });
  writeFileSync(join(pages, path), text);
}

function run(command, args) {
  // npm is a batch file on Windows, which needs a shell.
  const shell = process.platform === 'win32' && command === 'npm';
  const env = { ...process.env, SITE_FOLDER: folder };
  const { status } = spawnSync(command, args, { cwd: here, stdio: 'inherit', shell, env });
  if (status !== 0) process.exit(status ?? 1);
}
