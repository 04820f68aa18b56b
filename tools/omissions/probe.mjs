/**
 * Leaves out one piece of the code at a time, and fails where neither the compiler nor the documents that
 * are drawn from the code notice: what is said once must not be forgotten unseen.
 */
import { execFileSync } from 'node:child_process';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Compiler } from './compiler.mjs';
import { isBrokenWithout, isDrawnWithout } from './programs.mjs';
import { piecesOf } from './pieces.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const EXPORTED = /export (?:const|type|interface|class|function) (\w+)/g;
/** Files that are asked about a piece; whoever is to notice it names what it is part of. */
const ASKED_MAX = 12;
const CLIENT = 'libs/infrastructure/src/generated/prisma/internal/prismaNamespaceBrowser.ts';

const sources = execFileSync(
  'git',
  ['ls-files', '-co', '--exclude-standard', 'libs', 'apps/server'],
  {
    cwd: root,
    encoding: 'utf8',
  },
)
  .split('\n')
  .filter((file) => file.endsWith('.ts'));
const compiler = new Compiler(root, [...sources, CLIENT]);
const texts = new Map([...sources, CLIENT].map((file) => [file, compiler.textOf(file)]));
const usedModels = new Set(
  [...texts].flatMap(([file, text]) =>
    file.endsWith('-table.ts')
      ? [...text.matchAll(/Prisma\.(\w+)ScalarFieldEnum/g)].map(([, model]) => model)
      : [],
  ),
);

const counts = new Map();

const unnoticed = [];
for (const file of [...sources.filter((name) => !/\.spec\.ts$|^libs\/kit/.test(name)), CLIENT]) {
  for (const piece of piecesOf(file, compiler.treeOf(file))) {
    if (piece.model && !usedModels.has(piece.model)) continue;
    const { kind, name, start, end } = piece;
    const text = texts.get(file).slice(0, start) + texts.get(file).slice(end);
    compiler.change(file, text);
    const isNoticed =
      (kind !== 'sort key' && compilerNotices(file, piece)) ||
      (kind === 'line of the container'
        ? isBrokenWithout(root, file, text)
        : isDrawnWithout(root, file, text));
    compiler.change(file, undefined);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    if (isNoticed) continue;
    unnoticed.push(`${file}: ${kind} ${piece.model ? `${piece.model}.` : ''}${name}`);
    console.error(`✗ ${unnoticed.at(-1)}`);
  }
}
for (const [kind, count] of counts) console.log(`${count} × ${kind}`);
console.log(
  unnoticed.length === 0
    ? '\nNothing can be left out unseen.'
    : `\n${unnoticed.length} pieces can be left out, and nobody notices.`,
);
process.exitCode = unnoticed.length === 0 ? 0 : 1;

/** Asks about the file itself first, then about those that are likely to use the piece. */
function compilerNotices(file, piece) {
  return likelyUsers(file, piece).some((user) => compiler.complaintsOf(user).length > 0);
}

/** The file, then those that name what it exports: first with the piece, and from the same context. */
function likelyUsers(file, { name, model }) {
  if (model)
    return [...texts.keys()].filter((user) => texts.get(user).includes(`Prisma.${model}S`));
  const exported = [...texts.get(file).matchAll(EXPORTED)].map(([, word]) => word);
  const context = basename(dirname(file));
  const scores = [...texts].flatMap(([user, text]) => {
    if (user === file || !exported.some((word) => text.includes(word))) return [];
    const isNear = user.includes(`/${context}/`);
    return [[user, (text.includes(name) ? 2 : 0) + (isNear ? 1 : 0)]];
  });
  const likely = scores.sort(([, one], [, other]) => other - one).map(([user]) => user);
  return [file, ...likely.slice(0, ASKED_MAX)];
}
