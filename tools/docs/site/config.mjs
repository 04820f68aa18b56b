import { withMermaid } from 'vitepress-plugin-mermaid';
import { decisionNames, GROUPS, REPOSITORY, titleOf } from './pages.mjs';

const linkTo = (name) => ({ text: titleOf(name), link: `/${name}` });

/** VitePress's: nothing is loaded from elsewhere, and a dead link fails the build. */
export default withMermaid({
  title: 'Strata',
  description: 'The Domain-Driven Design workspace for TypeScript.',
  lang: 'en',
  outDir: process.env.SITE_FOLDER,
  base: process.env.SITE_BASE ?? '/',
  cleanUrls: true,
  rewrites: { ':folder/README.md': ':folder/index.md' },
  // Addresses of a server that the reader runs.
  ignoreDeadLinks: 'localhostLinks',
  // `<T>` in a text is what it says.
  markdown: { html: false },
  mermaid: { theme: 'neutral' },
  themeConfig: {
    nav: [
      { text: 'Run it', link: '/operations' },
      { text: 'Call it', link: '/api' },
      { text: 'Build on it', link: '/architecture' },
    ],
    sidebar: [
      ...Object.entries(GROUPS).map(([text, names]) => ({ text, items: names.map(linkTo) })),
      { text: 'Decisions', collapsed: true, items: decisionNames().map(linkTo) },
    ],
    outline: [2, 3],
    search: { provider: 'local' },
    socialLinks: [{ icon: 'github', link: REPOSITORY }],
  },
});
