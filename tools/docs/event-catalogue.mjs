import { eventTypes } from './event-types.mjs';

/** The event catalogue as Markdown, from the types of the events and the comments above them. */
export function eventCatalogue() {
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
    ...eventTypes().map(({ name, type, meaning }) => `| \`${name}\` | \`${type}\` | ${meaning} |`),
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
