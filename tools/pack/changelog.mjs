const UNRELEASED = '## [Unreleased]\n';

/**
 * The changelog in which what was unreleased is of that version, below an empty place for what comes.
 * @param text the changelog
 * @param version such as 1.2.3
 * @param date such as 2026-01-31
 * @throws Error when nothing is unreleased, or the version is released already
 */
export function releasedChangelog(text, version, date) {
  const heading = `## [${version}]`;
  if (text.includes(`\n${heading} `)) throw new Error(`CHANGELOG.md has ${version} already.`);
  const [before, after] = text.split(UNRELEASED);
  if (!after?.split(/^## /m)[0].trim())
    throw new Error('CHANGELOG.md says nothing under "## [Unreleased]".');
  return `${before}${UNRELEASED}\n${heading} - ${date}\n${after}`;
}
