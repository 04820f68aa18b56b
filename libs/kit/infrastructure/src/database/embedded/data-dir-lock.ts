import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '../../system/errors.js';

/** Thrown when another living process works on the same DATA_DIR. */
export class DataDirInUse extends Error {
  override readonly name = 'DataDirInUse';

  constructor(folder: string, pid: number) {
    super(
      `DATA_DIR ${folder} is in use by the server with process id ${pid}. Stop it first, or give this one a DATA_DIR of its own.`,
    );
  }
}

/**
 * Makes this process the only one that works on the folder, until the function it gives is called
 * or the process dies: the lock of a dead process is taken over.
 * @throws DataDirInUse
 */
export function lockDataDir(folder: string): () => void {
  const lock = join(folder, 'server.lock');
  const mine = `${lock}.${process.pid}`;
  const owner = `${process.pid} ${startOf(process.pid) ?? ''}`;
  writeFileSync(mine, owner);
  try {
    while (!linked(mine, lock)) {
      const holder = read(lock);
      if (holder === null) continue;
      const pid = Number.parseInt(holder, 10);
      if (isOwner(holder)) throw new DataDirInUse(folder, pid);
      discardStale(lock, holder);
    }
  } finally {
    rmSync(mine, { force: true });
  }
  return () => {
    if (read(lock) === owner) rmSync(lock, { force: true });
  };
}

/** Linking fails when the name exists, so that only one of two processes can have it. */
function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Puts the lock back if, between reading and moving, it became somebody else's. */
function discardStale(lock: string, holder: string): void {
  const aside = `${lock}.stale.${process.pid}`;
  try {
    renameSync(lock, aside);
  } catch {
    return;
  }
  if (read(aside) !== holder) linked(aside, lock);
  rmSync(aside, { force: true });
}

function isOwner(holder: string): boolean {
  const [pid, start] = holder.split(' ');
  const running = startOf(Number(pid));
  return running !== null && (start === '' || running === '' || running === start);
}

/**
 * When a process was started, in ticks since boot, to tell it from a later one with the same id;
 * empty where the system does not say, null when no such process lives.
 */
function startOf(pid: number): string | null {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (errorCode(error) !== 'EPERM') return null;
  }
  const stat = read(`/proc/${pid}/stat`);
  // Field 22; the second field is the command in parentheses and may hold blanks (proc(5)).
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
