import type { CommandRunner } from '@strata/application-kit';
import type { Transaction } from '@strata/application';

/** What endpoints give commands to. */
export type Commands = CommandRunner<Transaction>;
