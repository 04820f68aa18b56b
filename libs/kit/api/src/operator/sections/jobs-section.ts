import type { JobState } from '@strata/application-kit';
import { html } from '../../pages/html.js';
import type { OperatorSection } from '../operator-page.js';
import { momentHtml, table } from './table.js';

/** What goes on beside the requests. */
export function jobsSection(jobs: () => readonly JobState[]): OperatorSection {
  return {
    id: 'jobs',
    title: 'Jobs',
    content: () => {
      const rows = jobs().map(({ name, lastAt, outcome, isGood, nextAt }) => [
        name,
        momentHtml(lastAt),
        html`<span class="${isGood ? '' : 'bad'}">${outcome ?? 'not yet'}</span>`,
        momentHtml(nextAt),
      ]);
      return html`<p>In this process, number ${process.pid}, since it started.</p>
        ${table(['Job', 'Last', 'Outcome', 'Next'], rows)}`;
    },
  };
}
