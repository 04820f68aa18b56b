import { readdirSync, readFileSync } from 'node:fs';

/** Of the clock that Linux counts by, whatever the kernel's own is (proc(5)). */
const MILLISECONDS_PER_TICK = 10;
const KIBIBYTES_PER_MEGABYTE = 1e6 / 1024;

/** Milliseconds that a process and its children have used of the processor; NaN where there is no /proc. */
export function cpuTimeOf(pid) {
  return sumOver(pid, (one) => {
    const fields = statOf(one);
    // utime and stime, the 14th and 15th; the first two are gone.
    return (Number(fields[11]) + Number(fields[12])) * MILLISECONDS_PER_TICK;
  });
}

/** Megabytes of memory that a process and its children hold now, and that they have held at most. */
export function memoryOf(pid) {
  const megabytes = (field) =>
    sumOver(pid, (one) => {
      const status = readFileSync(`/proc/${one}/status`, 'utf8');
      return Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)[1]);
    }) / KIBIBYTES_PER_MEGABYTE;
  return { now: megabytes('VmRSS'), most: megabytes('VmHWM') };
}

function sumOver(pid, read) {
  try {
    return treeOf(pid).reduce((sum, one) => sum + read(one), 0);
  } catch {
    return NaN;
  }
}

function treeOf(pid) {
  const children = readdirSync('/proc').filter(
    (name) => /^\d+$/.test(name) && parentOf(name) === pid,
  );
  return [pid, ...children.flatMap((child) => treeOf(Number(child)))];
}

/** NaN when it is gone. */
function parentOf(pid) {
  try {
    return Number(statOf(pid)[1]);
  } catch {
    return NaN;
  }
}

/** The fields behind the name, which may hold anything. */
function statOf(pid) {
  return readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
}
