import type { OperatorCheck } from '@strata/api-kit';
import type { Queries } from '@strata/application';
import { LISTS, RECONCILIATION_CHECKS } from '@strata/infrastructure';
import {
  type DatabaseConnection,
  differencesFrom,
  ListTotals,
  type TotalDifference,
} from '@strata/infrastructure-kit';

/** Levels that are not what their ledger adds up to, in a line each. */
export async function levelDifferences(stock: Queries['stock']): Promise<readonly string[]> {
  const differences = await stock.differences();
  return differences.map(
    ({ itemId, warehouseId, level, ledger }) =>
      `item ${itemId} in warehouse ${warehouseId}: ` +
      `level ${level.onHand} on hand, ${level.reserved} reserved, worth ${level.value}; ` +
      `ledger ${ledger.onHand} on hand, ${ledger.reserved} reserved, worth ${ledger.value}`,
  );
}

/** How a total differs from what there is. */
export function totalLine({ table, total, rows }: TotalDifference): string {
  return `${table}: the list says ${total} rows, and there are ${rows}`;
}

/** Everything that must hold of what is stored. */
export function reconciliationChecks(
  { stock }: Queries,
  { lists }: DatabaseConnection,
): readonly OperatorCheck[] {
  const totals = new ListTotals(lists, LISTS);
  return [
    { name: 'levels and their ledger', differences: () => levelDifferences(stock) },
    ...RECONCILIATION_CHECKS.map((check) => ({
      name: check.name,
      differences: () => differencesFrom(lists, check),
    })),
    {
      name: 'totals of lists',
      differences: async () => (await totals.differences()).map(totalLine),
    },
  ];
}
