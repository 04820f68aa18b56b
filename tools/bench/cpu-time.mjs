import { readFileSync } from 'node:fs';

/** Of the clock that Linux counts by, whatever the kernel's own is (proc(5)). */
const MILLISECONDS_PER_TICK = 10;

/**
 * Milliseconds that a process and its children, workers among them, have used of the processor so far;
 * NaN where there is no /proc.
 */
export function cpuTimeOf(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    // utime and stime, the 14th and 15th; the first two are gone.
    const own = (Number(fields[11]) + Number(fields[12])) * MILLISECONDS_PER_TICK;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
    return children
      .split(' ')
      .filter(Boolean)
      .map(cpuTimeOf)
      .reduce((sum, one) => sum + one, own);
  } catch {
    return NaN;
  }
}
