import { html, type Html, type HtmlValue } from '../../pages/html.js';

/** A table that scrolls by itself where the window is narrow. */
export function table(heads: readonly string[], rows: readonly (readonly HtmlValue[])[]): Html {
  const cells = (row: readonly HtmlValue[]) => row.map((cell) => html`<td>${cell}</td>`);
  return html`<div class="wide" tabindex="0">
    <table>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${cells(row)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** A moment, as the log writes it; a dash where there is none. */
export function momentHtml(moment: Date | null): Html {
  if (moment === null) return html`–`;
  const text = moment.toISOString();
  return html`<time datetime="${text}">${text.slice(0, 19).replace('T', ' ')} UTC</time>`;
}
