import type { CommonPasswords } from '@strata/domain';
import { dictionary } from '@zxcvbn-ts/language-common';

/** The 49,000 most common passwords of public leaks, as the authors of zxcvbn-ts keep them. */
const listed = new Set<string>(dictionary.passwords);

/** Whether it is one of them. */
export const isListedPassword: CommonPasswords = (text) => listed.has(text);
