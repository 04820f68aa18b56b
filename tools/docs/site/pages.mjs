import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const docs = join(root, 'docs');
const { homepage } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Where the sources are shown. */
export const REPOSITORY = homepage.replace(/#.*/, '');

/** The pages in the order in which they are read; a spec fails when one of docs/ is in none or two. */
export const GROUPS = {
  'Know it': ['comparison', 'faq'],
  'Run it': [
    'deployment/README',
    'operations',
    'monitoring/README',
    'scaling',
    'caching',
    'benchmarks',
  ],
  'The business': ['sales', 'inventory', 'fleet', 'rentals', 'purchasing'],
  'Call it': ['api', 'data', 'errors', 'events', 'history', 'integration', 'webhooks'],
  'Build on it': ['architecture', 'adding-a-context', 'moving-from-mvc', 'decisions/README'],
};

/** The documents that are pages, decisions apart: paths below docs/ without their ending. */
export function pageNames() {
  return readdirSync(docs, { recursive: true })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.md') && !/^decisions\/\d/.test(file))
    .map((file) => file.replace(/\.md$/, ''));
}

/** The first heading of a document. */
export function titleOf(name) {
  const text = readFileSync(join(docs, `${name}.md`), 'utf8');
  return /^# (.+)$/m.exec(text)[1];
}

/** The decision records, by number. */
export function decisionNames() {
  return readdirSync(join(docs, 'decisions'))
    .filter((file) => /^\d{4}-.*\.md$/.test(file))
    .sort()
    .map((file) => `decisions/${file.replace(/\.md$/, '')}`);
}

/**
 * The text of a document as a page, without its comments: what it links to outside of docs/ is shown by the
 * repository.
 * @param name its path below docs/ without the ending
 */
export function pageText(name) {
  const folder = dirname(join(docs, name));
  const text = readFileSync(join(docs, `${name}.md`), 'utf8').replaceAll(/^<!-- .* -->$/gm, '');
  return text.replaceAll(/(\]\()([^)\s:#]+)([^)\s]*\))/g, (link, before, target, after) => {
    const path = relative(root, join(folder, target)).replaceAll('\\', '/');
    const isPage = path.startsWith('docs/') && path.endsWith('.md');
    if (isPage || !existsSync(join(root, path))) return link;
    if (path === 'docs/decisions') return `${before}/decisions/README.md${after}`;
    return `${before}${REPOSITORY}/tree/main/${path}${after}`;
  });
}
