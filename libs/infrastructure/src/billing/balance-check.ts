import type { ReconciliationCheck } from '@strata/infrastructure-kit';

/**
 * The balance of each document, said once more than in the CHECK that could be dropped.
 * @param charged the SQL of what is charged, less what was returned
 */
export function balancesAddUp(table: string, charged: string): ReconciliationCheck {
  return {
    name: `balance_due of ${table}`,
    statement: `
    SELECT format('%s: balance_due is %s %s, and owed less net is %s', number, trim_scale(balance_due),
                  currency, trim_scale(owed - net)) AS line
      FROM (SELECT number, currency, balance_due, paid_amount - refunded_amount AS net,
                   CASE WHEN status = 'cancelled' THEN 0
                   ELSE greatest(${charged} - goodwill_amount, 0) END AS owed
              FROM ${table}) AS document
     WHERE balance_due <> owed - net ORDER BY 1`,
  };
}
