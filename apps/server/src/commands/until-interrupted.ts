/**
 * Gives work a signal that Ctrl-C and SIGTERM abort, so that it can clean up after itself; the
 * second one ends the process at once.
 */
export async function untilInterrupted<Result>(
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const interruption = new AbortController();
  const onSignal = () => {
    if (interruption.signal.aborted) process.exit(1);
    interruption.abort();
  };
  const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, onSignal);
  try {
    return await work(interruption.signal);
  } finally {
    for (const signal of signals) process.off(signal, onSignal);
  }
}
