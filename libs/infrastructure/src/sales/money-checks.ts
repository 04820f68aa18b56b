import type { ReconciliationCheck } from '@strata/infrastructure-kit';
import { balancesAddUp } from '../billing/balance-check.js';
import { recordsAddUp } from '../billing/records-add-up.js';

const sale = { type: 'sales_transaction', table: 'sales_transactions' } as const;

/** What was refunded for returns is what the returns say. */
const returns: ReconciliationCheck = {
  name: 'refund_amount of sales_returns',
  statement: `
    SELECT format('%s: its returns refund %s, and its refunds (return) add up to %s', number,
                  trim_scale(coalesce(returned.amount, 0)), trim_scale(coalesce(refunded.amount, 0))) AS line
      FROM (SELECT sales_transaction_id AS id, sum(refund_amount) AS amount FROM sales_returns GROUP BY 1) AS returned
      FULL JOIN (SELECT sales_transaction_id AS id, sum(amount) AS amount FROM refunds
                  WHERE kind = 'return' GROUP BY 1) AS refunded USING (id)
      JOIN sales_transactions USING (id)
     WHERE coalesce(returned.amount, 0) <> coalesce(refunded.amount, 0) ORDER BY 1`,
};

/** What must hold of sales and their money. */
export const SALES_MONEY_CHECKS: readonly ReconciliationCheck[] = [
  recordsAddUp({ ...sale, records: 'payments', column: 'paid_amount' }),
  recordsAddUp({ ...sale, records: 'refunds', column: 'refunded_amount' }),
  recordsAddUp({ ...sale, records: 'refunds', kind: 'goodwill', column: 'goodwill_amount' }),
  balancesAddUp(sale.table, 'total_amount - returned_amount'),
  returns,
];
