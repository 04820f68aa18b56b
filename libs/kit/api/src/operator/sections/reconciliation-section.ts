import { html, type Html } from '../../pages/html.js';
import type { OperatorSection } from '../operator-page.js';

/** Something that must hold of all that is stored. */
export interface OperatorCheck {
  /** What is compared, such as `levels and their ledger`. */
  readonly name: string;
  /** What does not hold, in a line each. */
  differences(): Promise<readonly string[]>;
}

/** As many as somebody reads; the command tells all. */
const LINES_SHOWN = 50;

/** Compares what is stored with what it was made from, when somebody asks for it. */
export function reconciliationSection(checks: readonly OperatorCheck[]): OperatorSection {
  let isRunning = false;
  return {
    id: 'reconciliation',
    title: 'Reconciliation',
    content: ({ button }) =>
      html`<p>Reads everything that is stored, which takes its time and disturbs nobody.</p>
        ${button('run', 'Reconcile now')}`,
    actions: {
      run: async () => {
        if (isRunning) return 'Somebody is at it already; look again in a while.';
        isRunning = true;
        try {
          const results: Html[] = [];
          for (const check of checks) results.push(await resultOf(check));
          return html`<dl role="status">${results}</dl>`;
        } finally {
          isRunning = false;
        }
      },
    },
  };
}

async function resultOf({ name, differences }: OperatorCheck): Promise<Html> {
  const began = performance.now();
  const found = await differences().then(linesHtml, faultHtml);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  return html`<div>
    <dt>${name}</dt>
    <dd>${found} <small>${seconds} s</small></dd>
  </div>`;
}

/** What is known of the others is shown all the same. */
function faultHtml(error: unknown): Html {
  const why = error instanceof Error ? error.message : 'nobody knows why';
  return html`<span class="bad">could not be compared: ${why}</span>`;
}

function linesHtml(lines: readonly string[]): Html {
  const more = lines.length - LINES_SHOWN;
  if (lines.length === 0) return html`<span class="good">agrees</span>`;
  return html`<span class="bad">${lines.length} differ</span>
    <ul>
      ${lines.slice(0, LINES_SHOWN).map((line) => html`<li>${line}</li>`)}
      ${more > 0 && html`<li>and ${more} more: the command \`reconcile\` tells all</li>`}
    </ul>`;
}
