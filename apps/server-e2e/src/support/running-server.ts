import { Client } from './client.js';
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
