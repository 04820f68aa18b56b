import type { Duplex } from 'node:stream';
import type pg from 'pg';

/** A client as pg has it; its wire is missing where it is recorded for a test. */
export type WiredClient = pg.ClientBase & Partial<Pick<pg.Client, 'connection'>>;

const held = new WeakSet<Duplex>();

/**
 * Has what is sent on a connection until then leave in one write: each is a system call, here and at
 * the other end, and pg makes one a statement.
 * @param until calls what it is given when all that belongs together was sent
 */
export function shareWrite(
  { connection }: WiredClient,
  until: (release: () => void) => void,
): void {
  const stream = connection?.stream;
  if (!stream || held.has(stream)) return;
  held.add(stream);
  stream.cork();
  until(() => {
    held.delete(stream);
    stream.uncork();
  });
}
