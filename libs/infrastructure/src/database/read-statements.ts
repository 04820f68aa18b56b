import type { Statements } from '@strata/infrastructure-kit';

/** What reads are asked through: single rows, lists, and sign-in, which waits behind neither. */
export type ReadStatements = Readonly<Record<'rows' | 'lists' | 'identity', Statements>>;
