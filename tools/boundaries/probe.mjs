/**
 * Plants one violation per rule and fails when lint stays silent, or complains of anything but that
 * rule. Without it, a rule that matches nothing would look like code without faults.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import { cases, harmless } from './probe-cases.mjs';
import { root } from './workspace.mjs';

/** Off: the rules that need types, and Nx's, which looks at projects and not at single files. */
const OFF = [
  '@nx/enforce-module-boundaries',
  '@typescript-eslint/no-floating-promises',
  '@typescript-eslint/no-misused-promises',
  '@typescript-eslint/await-thenable',
  '@typescript-eslint/switch-exhaustiveness-check',
  '@typescript-eslint/no-require-imports',
];

const lint = new ESLint({
  cwd: root,
  overrideConfig: [
    {
      // What is planted is in no TypeScript project.
      languageOptions: { parserOptions: { projectService: false } },
      rules: Object.fromEntries(OFF.map((rule) => [rule, 'off'])),
    },
  ],
});

let failures = 0;
for (const { what, rule, ...probe } of [...cases, ...harmless]) {
  const found = await complaints(probe);
  const expected = rule === null ? [] : [rule];
  const holds = found.length === expected.length && found.every((id) => expected.includes(id));
  if (!holds) failures += 1;
  const seen = holds ? '' : ` — lint said ${found.join(', ') || 'nothing'}`;
  console.log(`${holds ? '✓' : '✗'} ${what}${seen}`);
}
console.log(failures === 0 ? '\nEvery boundary bites.' : `\n${failures} boundaries do not bite.`);
process.exitCode = failures === 0 ? 0 : 1;

/** The rules that a probe breaks. */
async function complaints({ at, name = 'planted.ts', code, beside }) {
  const folder = join(root, at, beside ? '__probe__' : '');
  const filePath = join(folder, name);
  if (await lint.isPathIgnored(filePath)) return ['not linted'];
  const [{ messages }] = beside
    ? await withFiles(folder, { [name]: code, ...beside }, () => lint.lintFiles([filePath]))
    : await lint.lintText(code, { filePath });
  return [...new Set(messages.map(({ ruleId }) => ruleId ?? 'syntax'))];
}

/** Does something while the files are there: only a cycle needs more than the text of one. */
async function withFiles(folder, files, action) {
  const uproot = () => rmSync(folder, { recursive: true, force: true });
  const stop = () => {
    uproot();
    process.exit(1);
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return await action();
  } finally {
    uproot();
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}
