import type { CommonPasswords } from '@strata/domain';

let loading: Promise<CommonPasswords> | undefined;

/** The 49,000 most common passwords of public leaks, as the authors of zxcvbn-ts keep them. */
export function commonPasswords(): Promise<CommonPasswords> {
  // Six megabytes, for when somebody chooses a password.
  loading ??= import('@zxcvbn-ts/language-common').then(({ dictionary }) => {
    const listed = new Set<string>(dictionary.passwords);
    return (text) => listed.has(text);
  });
  return loading;
}
