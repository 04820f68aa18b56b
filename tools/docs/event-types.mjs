import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const domain = fileURLToPath(new URL('../../libs/domain/src/', import.meta.url));
/** A documented event type and its name: comment, type, name. */
const EVENT =
  /\/\*\*\s*((?:(?!\*\/)[^])*?)\s*\*\/\s*export type (\w+) = DomainEvent<\s*'([\w.]+)'/g;

/** The types of the events by the names of these, with the comments above them. */
export function eventTypes() {
  const files = readdirSync(domain, { recursive: true }).filter((file) =>
    file.endsWith('-events.ts'),
  );
  return files
    .flatMap((file) => [...readFileSync(join(domain, file), 'utf8').matchAll(EVENT)])
    .map(([, comment, type, name]) => ({
      name,
      type,
      meaning: comment.replaceAll(/\s*\n?\s*\*\s+/g, ' ').trim(),
    }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}
