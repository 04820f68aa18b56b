import { html } from '../../pages/html.js';
import type { OperatorSection } from '../operator-page.js';
import { table } from './table.js';

/** What of the code is made of what: each module by name, and those that it may know. */
export type OperatorModules = Readonly<Record<string, readonly string[]>>;

/** Which module knows which, and who would notice if it went away. */
export function modulesSection(modules: OperatorModules): OperatorSection {
  const names = Object.keys(modules);
  const knownBy = (name: string) => names.filter((other) => modules[other]?.includes(name));
  const said = (list: readonly string[]) => (list.length === 0 ? '–' : list.join(', '));
  return {
    id: 'modules',
    title: 'Modules',
    content: () =>
      table(
        ['Module', 'Knows', 'Is known by'],
        names.map((name) => [
          html`<strong>${name}</strong>`,
          said(modules[name] ?? []),
          said(knownBy(name)),
        ]),
      ),
  };
}
