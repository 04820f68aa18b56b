/**
 * Brings the viewer of the docs page here: one file out of the package, which as a dependency would
 * bring 300 others along that nothing loads. `npm run viewer` after a change of viewer.json, whose
 * `sha256` is that of the file, unpacked; then the
 * suite of the docs page in a browser says whether it still keeps to the policy.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync, constants } from 'node:zlib';

const home = fileURLToPath(new URL('../../libs/kit/api/viewer/', import.meta.url));
const viewer = JSON.parse(readFileSync(join(home, 'viewer.json'), 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'viewer-'));
try {
  const npm = (...words) =>
    execFileSync('npm', words, {
      encoding: 'utf8',
      cwd: folder,
      shell: process.platform === 'win32',
    });
  const [packed] = JSON.parse(npm('pack', '--json', `${viewer.name}@${viewer.version}`));
  if (packed.integrity !== viewer.integrity) {
    throw new Error(`The package has another content: ${packed.integrity}`);
  }
  execFileSync('tar', ['-xzf', packed.filename], { cwd: folder });
  const script = readFileSync(join(folder, 'package', viewer.file));
  writeFileSync(
    join(home, 'viewer.js.gz'),
    gzipSync(script, { level: constants.Z_BEST_COMPRESSION }),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
