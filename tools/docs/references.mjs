import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { knownNames } from './known-names.mjs';
import { missingFile } from './missing-files.mjs';
import { nearestName } from './nearest-name.mjs';
import { isName, missingOf } from './reference-kinds.mjs';

/** Names of others: of Compose, Kubernetes, Node, PgBouncer, PostgreSQL, proxies, Windows and Stryker. */
export const NOT_OURS = new Set([
  'env_file',
  'terminationGracePeriodSeconds',
  'preStop',
  'X-Forwarded-For',
  'ignore_startup_parameters',
  'default_transaction_read_only',
  'hot_standby_feedback',
  'max_standby_streaming_delay',
  'pg_dump',
  'pg_last_xact_replay_timestamp',
  'pg_terminate_backend',
  'pg_upgrade',
  'wal_writer_delay',
  'cmd.exe',
  '--incremental',
]);
/** The document that adds a context, and what it adds. */
const EXAMPLE = { file: 'docs/adding-a-context.md', name: /^(GET \/)?suppliers?(?![a-z])/ };

/**
 * What the documents name, in backticks or by a link, that is not there: `file:line: name`, and the
 * name that may be meant.
 * @param routes those of the API, such as `GET /lamps/{id}`
 * @param notOurs names that are not looked for; each must be needed
 */
export function danglingReferences(root, routes, notOurs = NOT_OURS) {
  const known = knownNames(root, routes);
  const used = new Set();
  const dangling = known.files
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) => {
      const blocks = blocksOf(readFileSync(join(root, file), 'utf8'));
      const names = blocks.flatMap(namesIn).map((found) => ({
        ...found,
        missing: isExample(file, found.name) ? null : missingOf(found.name, known),
      }));
      const links = blocks.flatMap(linksIn).map(({ line, name: target }) => {
        const name = join(dirname(file), target).replace(/\/$/, '');
        return { line, name, missing: missingFile(name, known) };
      });
      return [...names, ...links]
        .filter(({ name, missing }) => missing && !(notOurs.has(name) && used.add(name)))
        .sort((one, other) => one.line - other.line)
        .map(({ line, name, missing }) => `${file}:${line}: ${name}${hintOf(missing)}`);
    });
  const needless = [...notOurs].filter((name) => !used.has(name));
  return [...dangling, ...needless.map((name) => `no document needs ${name} to be let through`)];
}

function hintOf({ name, candidates, nearest = nearestName(name, candidates) }) {
  return nearest === undefined ? '' : ` (did you mean ${nearest}?)`;
}

/** The paragraphs and rows of a text with the lines that they begin on; code blocks are left out. */
function blocksOf(text) {
  const blocks = [];
  let isCode = false;
  let isOpen = false;
  for (const [index, line] of text.split('\n').entries()) {
    const isFence = /^\s*```/.test(line);
    if (isFence) isCode = !isCode;
    if (isFence || isCode || line.trim() === '') {
      isOpen = false;
      continue;
    }
    // No name goes on in the next row of a table.
    if (isOpen && !line.startsWith('|')) blocks.at(-1).text += `\n${line}`;
    else blocks.push({ line: index + 1, text: line });
    isOpen = true;
  }
  return blocks;
}

/** What looks like a name; one that is broken over two lines is put together. */
function namesIn(block) {
  return found(block, /`([^`]+)`/g)
    .map(({ line, name }) => {
      const plain = name.replaceAll(/\s*\n\s*/g, ' ');
      const joined = name.replaceAll(/\s*\n\s*/g, '');
      return { line, name: isName(plain) ? plain : joined };
    })
    .filter(({ name }) => isName(name));
}

function linksIn(block) {
  return found(block, /\]\(([^)#\s]+)[^)]*\)/g).filter(({ name }) => !/^\w+:/.test(name));
}

function found({ line, text }, pattern) {
  return [...text.matchAll(pattern)].map(({ 1: name, index }) => ({
    line: line + text.slice(0, index).split('\n').length - 1,
    name,
  }));
}

function isExample(file, name) {
  return file === EXAMPLE.file && EXAMPLE.name.test(name);
}
