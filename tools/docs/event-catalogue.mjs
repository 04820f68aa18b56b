import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const domain = fileURLToPath(new URL('../../libs/domain/src/', import.meta.url));
/** A documented event type and its name: comment, type, name. */
const EVENT =
  /\/\*\*\s*((?:(?!\*\/)[^])*?)\s*\*\/\s*export type (\w+) = DomainEvent<\s*'([\w.]+)'/g;

/** The event catalogue as Markdown, from the types of the events and the comments above them. */
export function eventCatalogue() {
  const files = readdirSync(domain, { recursive: true }).filter((file) =>
    file.endsWith('-events.ts'),
  );
  const rows = files.flatMap((file) =>
    [...readFileSync(join(domain, file), 'utf8').matchAll(EVENT)].map(
      ([, comment, type, name]) => ({
        name,
        type,
        meaning: comment.replaceAll(/\s*\n?\s*\*\s+/g, ' ').trim(),
      }),
    ),
  );
  return [
    '# Events',
    '',
    'What happened, in the past tense, stored in the transaction that did it (`outbox_events`). Each has',
    'an id, a name, the version of its payload’s shape, the aggregate with the version it led to, when,',
    'and who. Subscribers get each at least once, those of one aggregate in order. Drawn from the code by',
    '`npm run docs`; the payloads are the TypeScript types of the same name in `@strata/domain`.',
    '',
    '| event | type | meaning |',
    '| --- | --- | --- |',
    ...rows
      .sort((one, other) => (one.name < other.name ? -1 : 1))
      .map(({ name, type, meaning }) => `| \`${name}\` | \`${type}\` | ${meaning} |`),
    '',
    '## Delivery',
    '',
    'A subscriber is named in the container and gets the events it lists. One that acts `in_transaction`',
    'only writes to the database, and what it writes happens exactly once, because the delivery is marked',
    'in the same transaction; it gets the context of a command by `system`, so it may execute use cases.',
    'One that acts `outside` (mail) holds no transaction and no connection while it does so; it does so at',
    'least once, and a mail has a Message-ID made of the event, the same each time. Either has the',
    'delivery on a lease: a process that dies leaves it to others when that runs out.',
    '',
    'A failure is tried again with growing pauses, from half a second to a minute. After ten tries that',
    'count (not those that found the outside or the database away) the delivery is given up: it holds up',
    'its aggregate until `outbox resubmit` or `outbox skip`; `outbox failed` lists such.',
    '',
  ].join('\n');
}
