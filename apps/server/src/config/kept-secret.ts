import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '@strata/infrastructure-kit';

/** A secret that was made for this installation. */
export interface KeptSecret {
  readonly value: string;
  readonly file: string;
}

/**
 * A secret of the folder: made once, kept in a file that only its owner can read. Never half
 * written, and the same for two who ask at once.
 */
export function keptSecret(folder: string, name: string, bytes: number): KeptSecret {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name);
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, randomBytes(bytes).toString('base64url'), { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return { value: readFileSync(file, 'utf8').trim(), file };
}
