/**
 * What must hold before a tag is released: `node tools/pack/release.mjs v0.1.0` prints what does not, and ends with 1.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { libraries, manifestOf, root } from './libraries.mjs';

/** @returns one line for each reason not to release what is here under that tag */
export function reasonsAgainst(tag, versions = versionsHere(), changelog = changelogHere()) {
  const version = tag.replace(/^v/, '');
  const reasons = Object.entries(versions)
    .filter(([, one]) => one !== version)
    .map(([place, one]) => `${place} is of version ${one}, not ${version}`);
  const heading = new RegExp(
    `^## \\[${version.replaceAll('.', '\\.')}\\] - \\d{4}-\\d{2}-\\d{2}$`,
    'm',
  );
  if (!heading.test(changelog)) reasons.push(`CHANGELOG.md has no "## [${version}] - <date>"`);
  return reasons;
}

function versionsHere() {
  const places = ['.', 'apps/server', ...libraries];
  return Object.fromEntries(places.map((place) => [place, manifestOf(place).version]));
}

function changelogHere() {
  return readFileSync(join(root, 'CHANGELOG.md'), 'utf8');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const reasons = reasonsAgainst(process.argv[2] ?? '');
  for (const reason of reasons) console.error(reason);
  process.exitCode = reasons.length > 0 ? 1 : 0;
}
