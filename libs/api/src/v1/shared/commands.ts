import type { CommandRunner, Transaction } from '@strata/application';

/** What endpoints give commands to. */
export type Commands = CommandRunner<Transaction>;
