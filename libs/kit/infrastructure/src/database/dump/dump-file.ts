import { createReadStream } from 'node:fs';
import { access, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Writable } from 'node:stream';
import { errorMessage } from '../../system/errors.js';
import { DumpError } from './dump-error.js';

/** Ends the name of a file that is not whole yet. */
export const PARTIAL_SUFFIX = '.partial';

/**
 * Lets something write a file that only its owner can read, for it holds password hashes. The file
 * has its name only once it is whole and safe from a power cut.
 * @param replace whether a file of that name may be replaced
 * @throws DumpError when it exists, or cannot be written
 */
export async function writeDumpFile<Result>(
  file: string,
  replace: boolean,
  write: (sink: Writable) => Promise<Result>,
): Promise<Result> {
  if (!replace && (await exists(file))) {
    throw new DumpError(`${file} exists already. Give another name, or say --force to replace it.`);
  }
  const partial = file + PARTIAL_SUFFIX;
  const handle = await open(partial, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw new DumpError(cannotWrite(file, error), { cause: error });
    throw new DumpError(
      `${partial} is in the way: either it is being written, or whoever did was killed. Delete it in the second case.`,
    );
  });
  const sink = handle.createWriteStream({ flush: true });
  try {
    const result = await writeTo(file, sink, write);
    await rename(partial, file);
    await syncFolder(dirname(file));
    return result;
  } catch (error) {
    sink.destroy();
    await rm(partial, { force: true });
    throw error;
  }
}

/**
 * Lets something write to a stream whose failures are told as such.
 * @param name of the stream, for the message
 * @throws DumpError when it cannot be written
 */
export async function writeTo<Result>(
  name: string,
  sink: Writable,
  write: (sink: Writable) => Promise<Result>,
): Promise<Result> {
  let failure: NodeJS.ErrnoException | undefined;
  sink.once('error', (error) => (failure = error));
  try {
    return await write(sink);
  } catch (error) {
    if (failure?.code === undefined || error !== failure) throw error;
    throw new DumpError(cannotWrite(name, failure), { cause: failure });
  }
}

/**
 * The bytes of a file.
 * @throws DumpError when it cannot be read
 */
export async function* readDumpFile(file: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(file);
  } catch (error) {
    throw new DumpError(`Cannot read ${file}: ${reasonOf(error)}.`, { cause: error });
  }
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** The name of a file is safe once its folder is; systems that cannot do that need not. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

function cannotWrite(name: string, error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return `Cannot write ${name}: there is no folder ${dirname(name)}.`;
  if (error.code === 'EPIPE') return `Cannot write ${name}: nobody reads it any more.`;
  return `Cannot write ${name}: ${reasonOf(error)}.`;
}

/** Node's message without its code and its path: `ENOSPC: no space left on device, write`. */
function reasonOf(error: unknown): string {
  const message = errorMessage(error);
  return /^[A-Z]+: ([^,]+)/.exec(message)?.[1] ?? message;
}
