import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for the work, but no longer than that. */
export async function atMost(
  milliseconds: number,
  work: Promise<unknown> | undefined,
): Promise<void> {
  const done = new AbortController();
  const { signal } = done;
  const patience = sleep(Math.max(0, milliseconds), undefined, { signal }).catch(() => undefined);
  await Promise.race([work, patience]);
  done.abort();
}
