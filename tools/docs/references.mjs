import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const SOURCE = /\.(ts|mjs|js|prisma|sql|json|ya?ml)$|(^|\/)(Dockerfile|\.env\.example|run)$/;
/** A path from the root, or a file of ours by its name alone. */
const PATH = /^(apps|libs|tools|prisma|docs|\.ci)\/[^\s<…]*$/;
const FILE = /^[\w.-]+\.(ts|mjs|prisma)$/;
/** A name with an inner capital, perhaps with a member or parentheses behind it. */
const SYMBOL = /^[A-Za-z]\w*[a-z0-9][A-Z]\w*(\.\w+)?(\(\))?$|^[A-Z][a-z]+[A-Z]\w*$/;
/** A setting, and a script of ours. */
const SETTING = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/;
const SCRIPT = /^npm run ([\w:-]+)/;
const KINDS = [PATH, FILE, SYMBOL, SETTING, SCRIPT];
/** Names of others. */
export const NOT_OURS = new Set(['terminationGracePeriodSeconds']);
/** The document that adds a context, and what it adds. */
const EXAMPLE = { file: 'docs/adding-a-context.md', name: /^suppliers?\b/ };

/**
 * What the documents name, in backticks or by a link, that is not there: `file:line` and the name.
 * @param notOurs names that are not looked for; each must be needed
 */
export function danglingReferences(root, notOurs = NOT_OURS) {
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((file) => file !== '' && existsSync(join(root, file)));
  const known = {
    files,
    names: new Set(files.map((file) => file.split('/').at(-1))),
    scripts: scriptsOf(root),
    words: wordsOf(root, files),
  };
  const used = new Set();
  const dangling = files
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) =>
      withoutBlocks(readFileSync(join(root, file), 'utf8')).flatMap((line, index) =>
        [...namesOf(line), ...linksOf(line, file)]
          .filter((name) => !isExample(file, name) && !isThere(name, known))
          .filter((name) => !(notOurs.has(name) && used.add(name)))
          .map((name) => `${file}:${index + 1}: ${name}`),
      ),
    );
  const needless = [...notOurs].filter((name) => !used.has(name));
  return [...dangling, ...needless.map((name) => `no document names ${name} any more`)];
}

/** The lines of a text, those of code blocks empty. */
function withoutBlocks(text) {
  let isBlock = false;
  return text.split('\n').map((line) => {
    if (/^\s*```/.test(line)) isBlock = !isBlock;
    return isBlock ? '' : line;
  });
}

function namesOf(line) {
  return [...line.matchAll(/`([^`]+)`/g)]
    .map(([, token]) => token)
    .filter((token) => KINDS.some((kind) => kind.test(token)));
}

function linksOf(line, file) {
  return [...line.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
    .map(([, target]) => target)
    .filter((target) => !/^\w+:/.test(target))
    .map((target) => join(dirname(file), target).replace(/\/$/, ''));
}

function isExample(file, name) {
  return file === EXAMPLE.file && EXAMPLE.name.test(name);
}

function isThere(name, { files, names, scripts, words }) {
  if (FILE.test(name)) return names.has(name);
  if (SETTING.test(name)) return words.has(name) || words.has(name.replace(/_FILE$/, ''));
  if (SCRIPT.test(name)) return scripts.has(SCRIPT.exec(name)[1]);
  if (SYMBOL.test(name) && !name.includes('/')) {
    return name
      .replace('()', '')
      .split('.')
      .every((word) => words.has(word));
  }
  const pattern = new RegExp(
    `^${name
      .replace(/[.+]/g, '\\$&')
      .replaceAll('**', '.+')
      .replaceAll(/(?<!\.)\*/g, '[^/]*')
      .replace(/\/$/, '')}(/|$)`,
  );
  return files.some((file) => pattern.test(file));
}

function scriptsOf(root) {
  const file = join(root, 'package.json');
  return new Set(
    existsSync(file) ? Object.keys(JSON.parse(readFileSync(file, 'utf8')).scripts ?? {}) : [],
  );
}

function wordsOf(root, files) {
  const words = new Set();
  for (const file of files) {
    if (!SOURCE.test(file) || /package-lock.json$|references(\.spec)?\.mjs$/.test(file)) continue;
    for (const [word] of readFileSync(join(root, file), 'utf8').matchAll(/[A-Za-z_$]\w*/g)) {
      words.add(word);
    }
  }
  return words;
}
