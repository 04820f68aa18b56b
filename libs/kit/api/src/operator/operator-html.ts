import { escaped, html, type Html } from '../pages/html.js';
import { OPERATOR_PATH, type OperatorSection } from './operator-page.js';
import { FORM_TOKEN_FIELD } from './operator-view.js';
import type { OperatorSession } from './operator-session.js';

/** What all pages have around their content. */
export interface OperatorFrame {
  /** For people. */
  readonly name: string;
  /** Where they are. */
  readonly icon: string;
  readonly styles: string;
}

/** A section and what it shows now. */
export interface ShownSection extends Pick<OperatorSection, 'id' | 'title'> {
  readonly content: Html;
}

/** The page itself. */
export function operatorDocument(
  frame: OperatorFrame,
  { actor, formToken }: OperatorSession,
  sections: readonly ShownSection[],
  said: string | null,
): string {
  const signOut = html`<span>${actor.username}</span>
    <form action="${OPERATOR_PATH}/sign-out" method="post">
      <input type="hidden" name="${FORM_TOKEN_FIELD}" value="${formToken}" />
      <button>Sign out</button>
    </form>`;
  const links = sections.map(({ id, title }) => html`<a href="#${id}">${title}</a>`);
  return document(
    frame,
    signOut,
    html`<nav aria-label="Sections">${links}</nav>
      <main>
        ${said !== null && html`<p class="said" role="status">${said}</p>`}
        ${sections.map(
          ({ id, title, content }) =>
            html`<section id="${id}" aria-labelledby="${id}-title">
              <h2 id="${id}-title">${title}</h2>
              ${content}
            </section>`,
        )}
      </main>`,
  );
}

/** Where somebody signs in, by a password or where there are none by a token. */
export function signInDocument(
  frame: OperatorFrame,
  takesPasswords: boolean,
  said: string | null,
): string {
  const fields = takesPasswords
    ? html`<label>Username <input name="username" autocomplete="username" required /></label>
        <label
          >Password <input name="password" type="password" autocomplete="current-password" required
        /></label>`
    : html`<p>Nobody signs in here with a password: paste a bearer token of your own.</p>
        <label>Token <input name="token" type="password" autocomplete="off" required /></label>`;
  return document(
    frame,
    null,
    html`<main>
      <section class="sign-in" aria-labelledby="sign-in-title">
        <h2 id="sign-in-title">Sign in</h2>
        ${said !== null && html`<p class="said" role="alert">${said}</p>`}
        <form action="${OPERATOR_PATH}/sign-in" method="post">
          ${fields}<button>Sign in</button>
        </form>
      </section>
    </main>`,
  );
}

/** Why there is nothing to see, and the way back. */
export function refusalDocument(frame: OperatorFrame, title: string, why: string): string {
  return document(
    frame,
    null,
    html`<main>
      <section aria-labelledby="refusal-title">
        <h2 id="refusal-title">${title}</h2>
        <p>${why}</p>
        <p><a href="${OPERATOR_PATH}">Back to the page</a></p>
      </section>
    </main>`,
  );
}

function document({ name, icon, styles }: OperatorFrame, aside: Html | null, body: Html): string {
  return escaped(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="robots" content="noindex" />
          <title>${name}: operations</title>
          <link rel="icon" type="image/svg+xml" href="${icon}" />
          <link rel="stylesheet" href="${styles}" />
        </head>
        <body>
          <header>
            <h1>${name} <small>operations</small></h1>
            ${aside}
          </header>
          ${body}
        </body>
      </html> `,
  );
}
