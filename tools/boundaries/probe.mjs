/**
 * Plants one violation per rule and fails when lint stays silent, or complains of anything but that
 * rule. Without it, a rule that matches nothing would look like code without faults.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ESLint } from 'eslint';
import { cases, harmless } from './probe-cases.mjs';
import { root } from './workspace.mjs';

const probes = [...cases, ...harmless];
const planted = [...new Set(probes.map(({ at }) => join(root, at, '__probe__')))];

const uproot = () => planted.forEach((folder) => rmSync(folder, { recursive: true, force: true }));
process.on('SIGINT', () => {
  uproot();
  process.exit(1);
});

let failures = 0;
try {
  const places = probes.map((probe, index) => ({
    ...probe,
    files: plant(probe, index),
  }));
  // Type information is not what is probed, and these files are in no TypeScript project.
  const lint = new ESLint({
    cwd: root,
    overrideConfig: [
      { languageOptions: { parserOptions: { projectService: false } }, rules: untyped() },
    ],
  });
  const results = await lint.lintFiles(places.flatMap(({ files }) => files));
  const rulesOf = new Map(results.map(({ filePath, messages }) => [filePath, messages]));
  for (const { what, rule, files } of places) {
    const messages = files.flatMap((file) => rulesOf.get(file) ?? [{ ruleId: 'not linted' }]);
    const found = [...new Set(messages.map(({ ruleId }) => ruleId ?? 'syntax'))];
    const expected = rule === null ? [] : [rule];
    const holds = found.length === expected.length && found.every((id) => expected.includes(id));
    if (!holds) failures += 1;
    const seen = holds ? '' : ` — lint said ${found.join(', ') || 'nothing'}`;
    console.log(`${holds ? '✓' : '✗'} ${what}${seen}`);
  }
} finally {
  uproot();
}
console.log(failures === 0 ? '\nEvery boundary bites.' : `\n${failures} boundaries do not bite.`);
process.exitCode = failures === 0 ? 0 : 1;

/** Writes the files of a probe; the first is the one with the violation. */
function plant({ at, code, beside = {} }, index) {
  const folder = join(root, at, '__probe__', String(index));
  const files = { 'probe.ts': code, ...beside };
  return Object.entries(files).map(([name, text]) => {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  });
}

/** Off: the rules that need types, and Nx's, which looks at projects and not at files planted now. */
function untyped() {
  return Object.fromEntries(
    [
      '@nx/enforce-module-boundaries',
      '@typescript-eslint/no-floating-promises',
      '@typescript-eslint/no-misused-promises',
      '@typescript-eslint/await-thenable',
      '@typescript-eslint/switch-exhaustiveness-check',
      '@typescript-eslint/no-require-imports',
    ].map((rule) => [rule, 'off']),
  );
}
