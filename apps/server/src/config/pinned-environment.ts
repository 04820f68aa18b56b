import { SETTINGS } from './environment-schema.js';

/** What all processes of a server have to agree on, and what it has taken for as long as it runs. */
const PINNED =
  /^(HOST|PORT|METRICS_\w+|WORKERS|DATA_DIR|SECRET_KEY|DATABASE_\w+|DIRECT_DATABASE_\w+)$/;
const names = SETTINGS.filter((name) => PINNED.test(name));

/**
 * The settings that workers take from the process that starts them, whatever `.env` says by then;
 * what a `NAME_FILE` holds is read anew.
 * @param environment with which that process was started, `.env` included
 */
export function pinnedEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  // An empty one wins over `.env`, and means the same as none.
  return Object.fromEntries(
    names.flatMap((name) => [name, `${name}_FILE`]).map((name) => [name, environment[name] ?? '']),
  );
}
