import { CONTEXTS } from '../boundaries/contexts.mjs';

/** The context table as a Mermaid graph. */
export function contextsDiagram() {
  const arrows = Object.entries(CONTEXTS).flatMap(([context, known]) =>
    known.length > 0 ? known.map((other) => `  ${context} --> ${other}`) : [`  ${context}`],
  );
  return [
    '```mermaid',
    'graph LR',
    ...arrows.filter((line) => line !== '  shared'),
    '```',
    '',
  ].join('\n');
}
