import type { Transaction } from '@strata/application';
import type { CommandRunner } from '@strata/application-kit';

/** What endpoints give commands to. */
export type Commands = CommandRunner<Transaction>;
