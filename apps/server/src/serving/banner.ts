import { V1 } from '@strata/api';
import { VERSION } from '../version.js';
import type { FirstLogin } from './installation-secrets.js';
import type { OpenInstallation } from './installation.js';

/** What the operator is told once the server is up. */
export type ServerFacts = OpenInstallation & {
  readonly url: string;
  /** Absent where nothing is measured. */
  readonly metricsUrl?: string | undefined;
};

/** What is shown once the server is up. */
export function banner(appName: string, facts: ServerFacts): string {
  const { url, metricsUrl, description, migrations, newLogin, passwordFile } = facts;
  const rows = [
    ['API', url + V1.basePath],
    ['Docs', `${url}/docs`],
    ['Health', `${url}/health/ready`],
    ...(metricsUrl === undefined ? [] : [['Metrics', metricsUrl]]),
    ['Database', description],
    ...(migrations.length > 0 ? [['Migrated', `${migrations.length} applied`]] : []),
    ...(newLogin ? [['Login', loginOf(newLogin)]] : []),
    ...(passwordFile ? [['Login', `the admin's first password is kept in ${passwordFile}`]] : []),
  ];
  const lines = rows.map(([name = '', value = '']) => `  ${name.padEnd(9)}${value}`);
  return [``, `${appName} ${VERSION} is ready. Ctrl-C stops it.`, ``, ...lines, ``].join('\n');
}

/** A password that was given is known already, and has no business on a screen. */
function loginOf({ username, passwordOf, file }: FirstLogin): string {
  return file === null
    ? `${username}, made now`
    : `${username} / ${passwordOf()}  (kept in ${file})`;
}
