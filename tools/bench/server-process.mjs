import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { NODE_FLAGS } from '../node-flags.mjs';
import { memoryOf } from './process-usage.mjs';

/** Connections to the database that each server may have. */
const POOL_SIZE = '20';

/**
 * Starts a server whose log goes nowhere.
 * @param program `{ name, main, environment, originOf }`; the last finds where it listens
 */
export async function startServer(cleanup, { name, main, environment, originOf }) {
  const log = openSync(devNull, 'w');
  const child = spawn(process.execPath, [...NODE_FLAGS, main], {
    cwd: tmpdir(),
    env: { ...process.env, DATABASE_POOL_SIZE: POOL_SIZE, PORT: '0', ...environment },
    stdio: ['ignore', log, 'pipe', 'ipc'],
  });
  closeSync(log);
  cleanup.add(() => stop(child));
  // Read to the end: what a server says later must not meet a closed pipe.
  let told = '';
  child.stderr.on('data', (chunk) => (told += chunk));
  const exited = once(child, 'exit').then(() => {
    throw new Error(`${name} has ended: ${told}`);
  });
  const origin = await Promise.race([originOf(child), exited]);
  exited.catch(() => {});
  return { name, pid: child.pid, origin, memoryAtReady: memoryOf(child.pid).now };
}

export async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
}
