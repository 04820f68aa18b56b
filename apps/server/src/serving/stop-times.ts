import { isatty } from 'node:tty';
import type { Settings } from '../config/settings.js';

/** Under a supervisor, how long load balancers get to notice that the server wants no more requests. */
const DRAIN_NOTICE_SECONDS = 5;
/** How long from the signal open requests get to finish: with the rest it stays under 10 seconds. */
export const DRAIN_MILLISECONDS = 8000;
/** What they get after a notice that is longer than that. */
const LEAST_PATIENCE_MILLISECONDS = 3000;
/** How much of that is left for background work, however long requests take. */
export const BACKGROUND_MILLISECONDS = 2000;
/** How long statements that outlast all that get. */
export const CLOSE_MILLISECONDS = 500;
/** While others serve on nobody has to notice: clients are told goodbye, and come back to those. */
export const RETIRE_NOTICE_MILLISECONDS = 2000;

const [STDIN, STDERR] = [0, 2];

/** Whether somebody sits at a terminal, who does not want to wait for load balancers. */
export function isAtTerminal(): boolean {
  return isatty(STDIN) || isatty(STDERR);
}

/** How long a server that stops serves on, in milliseconds. */
export function drainNotice({ drainNoticeSeconds }: Settings): number {
  return 1000 * (drainNoticeSeconds ?? (isAtTerminal() ? 0 : DRAIN_NOTICE_SECONDS));
}

/** How long it has, from the signal, until requests that are still open are cut. */
export function drainEnd(notice: number): number {
  return Math.max(DRAIN_MILLISECONDS, notice + LEAST_PATIENCE_MILLISECONDS);
}
