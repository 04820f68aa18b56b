import { spawnSync } from 'node:child_process';
import { devNull } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';

/** True when the documents drawn from the built code change with this text in place of a source file. */
export function isDrawnWithout(root, file, text) {
  return failsWith(root, file, text, ['tools/docs/drawn.mjs']);
}

/** True when the container cannot make the endpoints, and what they stand on, with this text. */
export function isBrokenWithout(root, file, text) {
  return failsWith(root, file, text, ['apps/server/dist/main.js', 'openapi', '--output', devNull]);
}

function failsWith(root, file, text, program) {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 },
  });
  const built = join(root, file.replace('/src/', '/dist/').replace(/\.ts$/, '.js'));
  const { status } = spawnSync(
    process.execPath,
    ['--import', join(import.meta.dirname, 'replace.mjs'), ...program],
    { cwd: root, env: { ...process.env, REPLACED: built, REPLACEMENT: outputText } },
  );
  return status !== 0;
}
