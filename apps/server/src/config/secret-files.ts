import { readFileSync } from 'node:fs';
import { errorCode, errorMessage } from '@strata/infrastructure-kit';
import { SECRET_SETTINGS } from './environment-schema.js';

/** An environment with the secrets that were in files, and what was wrong with those files. */
export interface EnvironmentWithSecrets {
  readonly complete: Readonly<Record<string, string | undefined>>;
  readonly problems: readonly string[];
  /** The secrets that were given, but could not be had. */
  readonly unread: ReadonlySet<string>;
}

/**
 * Takes each secret that `NAME_FILE` names a file for from there, as container platforms mount them,
 * without the newline that editors put at the end.
 */
export function readSecretFiles(
  environment: Readonly<Record<string, string | undefined>>,
): EnvironmentWithSecrets {
  const complete = { ...environment };
  const problems: string[] = [];
  const unread = new Set<string>();
  for (const name of SECRET_SETTINGS) {
    const file = environment[`${name}_FILE`];
    if (file === undefined) continue;
    if (environment[name] !== undefined) problems.push(`${name} and ${name}_FILE are both given`);
    try {
      const content = readFileSync(file, 'utf8').replace(/\r?\n$/, '');
      if (content === '') throw new RangeError('it is empty');
      complete[name] = content;
    } catch (error) {
      const reason = errorCode(error) ?? errorMessage(error);
      problems.push(`${name}_FILE: ${file} cannot be used: ${reason}`);
      unread.add(name);
    }
  }
  return { complete, problems, unread };
}
