import type { ReconciliationCheck } from '@strata/infrastructure-kit';
import { SQL_SLICES } from './sql-slices.js';

/** What contexts contribute for `reconcile` to ask; the ledger of stock and the totals of lists besides. */
export const RECONCILIATION_CHECKS: readonly ReconciliationCheck[] = Object.values(
  SQL_SLICES,
).flatMap((slice): readonly ReconciliationCheck[] => ('checks' in slice ? slice.checks : []));
