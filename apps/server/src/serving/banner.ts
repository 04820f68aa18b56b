import { V1 } from '@strata/api';
import { VERSION } from '../version.js';
import type { OpenInstallation } from './installation.js';

/** What the operator is told once the server is up. */
export type ServerFacts = OpenInstallation & { readonly url: string };

/** What is shown once the server is up. */
export function banner(appName: string, facts: ServerFacts): string {
  const { url, description, migrations, newLogin } = facts;
  const rows = [
    ['API', url + V1.basePath],
    ['Docs', `${url}/docs`],
    ['Health', `${url}/health/ready`],
    ['Database', description],
    ...(migrations.length > 0 ? [['Migrated', `${migrations.length} applied`]] : []),
    ...(newLogin ? [['Login', loginOf(newLogin)]] : []),
  ];
  const lines = rows.map(([name = '', value = '']) => `  ${name.padEnd(9)}${value}`);
  return [``, `${appName} ${VERSION} is ready. Ctrl-C stops it.`, ``, ...lines, ``].join('\n');
}

/** A password that was given is known already, and has no business on a screen. */
function loginOf({ username, password, file }: NonNullable<ServerFacts['newLogin']>): string {
  return file === null ? `${username}, made now` : `${username} / ${password}  (kept in ${file})`;
}
