import { Router } from 'express';
import { escaped, html } from '../pages/html.js';
import { pageFiles } from '../pages/page-files.js';

/** Beside `src` and `dist` alike: the viewer, and how this page uses it. */
const FOLDER = new URL('../../viewer/', import.meta.url);
const FILES_PATH = '/docs/files';
const ICON = 'icon.svg';

/** What a documentation page is made of. */
export interface DocsPage {
  /** For people. */
  readonly title: string;
  /** Where a username and a password get a token (RFC 6749 section 4.3). */
  readonly tokenPath: string;
  readonly documentPath: string;
}

/** The icon of all pages, as the documentation gives it out. */
export function iconAddress(): string {
  return pageFiles(FOLDER, FILES_PATH, [ICON]).address(ICON);
}

/** The documentation page; everything it loads comes from this server. */
export function docsRouter({ title, tokenPath, documentPath }: DocsPage): Router {
  const files = pageFiles(FOLDER, FILES_PATH, [
    ICON,
    'page.css',
    'strict-styles.js',
    'viewer.js',
    'start.js',
  ]);
  const page = escaped(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>${title}</title>
          <link rel="service-desc" type="application/json" href="${documentPath}" />
          <link rel="icon" type="image/svg+xml" href="${files.address(ICON)}" />
          <link rel="stylesheet" href="${files.address('page.css')}" />
          <script src="${files.address('strict-styles.js')}" defer></script>
          <script src="${files.address('viewer.js')}" defer></script>
          <script src="${files.address('start.js')}" defer></script>
        </head>
        <body>
          <header class="top">
            <strong>${title}</strong>
            <form action="${tokenPath}" method="post" aria-label="Sign in">
              <input
                name="username"
                aria-label="Username"
                placeholder="Username"
                autocomplete="username"
                required
              />
              <input
                name="password"
                type="password"
                aria-label="Password"
                placeholder="Password"
                autocomplete="current-password"
                required
              />
              <button>Sign in</button>
            </form>
            <output></output>
            <a href="${documentPath}">openapi.json</a>
            <button id="sign-out" type="button" hidden>Sign out</button>
          </header>
          <main id="reference">
            <noscript
              >This page needs JavaScript; <a href="${documentPath}">the document</a> does
              not.</noscript
            >
          </main>
        </body>
      </html> `,
  );
  const router = Router();
  router.get('/', (_request, response) => {
    response.set('Cache-Control', 'no-cache').type('html').send(page);
  });
  router.use('/files', files.serve);
  return router;
}
