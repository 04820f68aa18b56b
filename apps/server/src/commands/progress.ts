import { SingleBar } from 'cli-progress';
import { printLine } from './print-line.js';

/** Shows how far something is. */
export interface Progress {
  /** @param done so many of the total so far */
  readonly advance: (done: number) => void;
  readonly end: () => void;
}

/** A bar on a terminal, a line every tenth elsewhere. */
export function showProgress(what: string, total: number): Progress {
  if (!process.stderr.isTTY) return lines(what, total);
  const bar = new SingleBar({
    format: `${what} [{bar}] {value}/{total} | {duration_formatted}`,
    hideCursor: true,
    stream: process.stderr,
  });
  bar.start(total, 0);
  return { advance: (done) => bar.update(done), end: () => bar.stop() };
}

function lines(what: string, total: number): Progress {
  let tenths = 0;
  const advance = (done: number) => {
    const reached = Math.floor((done * 10) / total);
    if (reached > tenths) printLine(`${what}: ${done} of ${total}`);
    tenths = Math.max(tenths, reached);
  };
  return { advance, end: () => undefined };
}
