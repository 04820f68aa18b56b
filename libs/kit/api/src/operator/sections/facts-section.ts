import { html, type Html, type HtmlValue } from '../../pages/html.js';
import type { OperatorSection } from '../operator-page.js';

/** Something to know, and whether it is as it should be. */
export interface OperatorFact {
  readonly name: string;
  readonly value: HtmlValue;
  /** Absent where it is neither good nor bad. */
  readonly isGood?: boolean;
}

/** A section that lists facts. */
export function factsSection(
  id: string,
  title: string,
  facts: () => readonly OperatorFact[] | Promise<readonly OperatorFact[]>,
): OperatorSection {
  return { id, title, content: async () => html`<dl>${(await facts()).map(factHtml)}</dl>` };
}

function factHtml({ name, value, isGood }: OperatorFact): Html {
  const tone = isGood === undefined ? '' : isGood ? 'good' : 'bad';
  return html`<div>
    <dt>${name}</dt>
    <dd class="${tone}">${value}</dd>
  </div>`;
}
