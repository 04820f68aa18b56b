import { availableParallelism } from 'node:os';

const MOST = 64;

/**
 * Reads WORKERS: how many processes serve; `auto` is one for each processor that this one may use.
 * @throws RangeError for anything else
 */
export function parseWorkers(text: string): number {
  if (text === 'auto') return Math.min(MOST, availableParallelism());
  const count = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (count >= 1 && count <= MOST) return count;
  throw new RangeError(`"${text}" is neither auto nor a number from 1 to ${MOST}`);
}
