import { Client } from './client.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StrataProcess, temporaryDataDir } from './strata-process.js';

/** A server for the tests of one file, with its admin signed in. */
export interface RunningServer {
  readonly process: StrataProcess;
  readonly dataDir: string;
  readonly admin: Client;
  stop(): Promise<void>;
}

/** Starts a server on an empty embedded database. */
export async function startServer(
  settings: Readonly<Record<string, string>> = {},
): Promise<RunningServer> {
  const dataDir = temporaryDataDir();
  const process = await StrataProcess.serve({ DATA_DIR: dataDir.path, ...settings });
  return {
    process,
    dataDir: dataDir.path,
    admin: await Client.admin(process, dataDir.path),
    stop: async () => {
      await process.end();
      dataDir.remove();
    },
  };
}

/** Settings with which another process works on the embedded database of a running server. */
export function settingsBeside({ dataDir }: RunningServer): Readonly<Record<string, string>> {
  const read = (name: string) => readFileSync(join(dataDir, name), 'utf8').trim();
  const port = read('postgres/postmaster.pid').split('\n')[3]!;
  return {
    DATABASE_URL: `postgresql://strata:${read('postgres.password')}@127.0.0.1:${port}/strata`,
    SECRET_KEY: read('secret.key'),
  };
}

/** A second server on the same database. */
export function startTwin(
  server: RunningServer,
  settings: Readonly<Record<string, string>> = {},
): Promise<StrataProcess> {
  return StrataProcess.serve({ ...settingsBeside(server), ...settings });
}
