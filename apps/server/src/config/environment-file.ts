import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

/** The environment, completed by the lines of a `.env` file; what is set outside wins. */
export function completeFromFile(
  environment: Readonly<Record<string, string | undefined>>,
  file = '.env',
): Readonly<Record<string, string | undefined>> {
  if (!existsSync(file)) return environment;
  return { ...parseEnv(readFileSync(file, 'utf8')), ...environment };
}
