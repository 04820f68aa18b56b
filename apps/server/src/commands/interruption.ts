/** What asks a process to end. */
export const INTERRUPTIONS: ReadonlySet<NodeJS.Signals> = new Set(['SIGTERM', 'SIGINT', 'SIGHUP']);
/** A supervisor that signals a whole group, and a parent that passes it on, mean it once. */
const SAME_SIGNAL_MILLISECONDS = 200;

/**
 * Calls back for the first Ctrl-C, SIGTERM or SIGHUP; a second one ends the process at once.
 * @param signals those that count
 * @returns stops listening, so that the next signal does what it does by default
 */
export function onInterruption(
  first: (signal: NodeJS.Signals) => void,
  signals = INTERRUPTIONS,
): () => void {
  let firstAt: number | undefined;
  const onSignal = (signal: NodeJS.Signals) => {
    if (firstAt !== undefined) {
      if (performance.now() - firstAt > SAME_SIGNAL_MILLISECONDS) process.exit(1);
      return;
    }
    firstAt = performance.now();
    first(signal);
  };
  for (const signal of signals) process.on(signal, onSignal);
  return () => {
    for (const signal of signals) process.off(signal, onSignal);
  };
}

/** Gives work a signal that an interruption aborts, so that it can clean up after itself. */
export async function untilInterrupted<Result>(
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const interruption = new AbortController();
  const stopListening = onInterruption(() => interruption.abort());
  try {
    return await work(interruption.signal);
  } finally {
    stopListening();
  }
}
