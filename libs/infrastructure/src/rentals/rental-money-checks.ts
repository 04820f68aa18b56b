import type { ReconciliationCheck } from '@strata/infrastructure-kit';
import { balancesAddUp } from '../billing/balance-check.js';
import { recordsAddUp } from '../billing/records-add-up.js';

const agreement = { type: 'rental_agreement', table: 'rental_agreements' } as const;

/** What is charged in all is what the lines are charged. */
const charges: ReconciliationCheck = {
  name: 'total_amount of rental_agreements',
  statement: `
    SELECT format('%s: total_amount is %s %s, and its charges add up to %s', number, trim_scale(total_amount),
                  currency, trim_scale(coalesce(charged.amount, 0))) AS line
      FROM rental_agreements AS agreement
      LEFT JOIN (SELECT line.rental_agreement_id AS id, sum(charge.amount) AS amount
                   FROM rental_charges AS charge
                   JOIN rental_lines AS line ON line.id = charge.rental_line_id GROUP BY 1) AS charged USING (id)
     WHERE total_amount <> coalesce(charged.amount, 0) ORDER BY 1`,
};

/** Late, damaged and lost pieces were charged what their check-ins say. */
const checkIns: ReconciliationCheck = {
  name: 'charges of rental_check_ins',
  statement: `
    SELECT format('%s, line %s: check-ins charge %s late and %s besides, and its charges are %s and %s', number,
                  line.position + 1, ${amount('said.late')}, ${amount('said.besides')},
                  ${amount('charged.late')}, ${amount('charged.besides')}) AS line
      FROM rental_lines AS line
      JOIN rental_agreements AS agreement ON agreement.id = line.rental_agreement_id
      LEFT JOIN (SELECT rental_line_id AS id, sum(late_charge) AS late, sum(charge) AS besides
                   FROM rental_check_in_lines GROUP BY 1) AS said ON said.id = line.id
      LEFT JOIN (SELECT rental_line_id AS id, sum(amount) FILTER (WHERE kind = 'late') AS late,
                        sum(amount) FILTER (WHERE kind IN ('damage', 'loss')) AS besides
                   FROM rental_charges GROUP BY 1) AS charged ON charged.id = line.id
     WHERE coalesce(said.late, 0) <> coalesce(charged.late, 0)
        OR coalesce(said.besides, 0) <> coalesce(charged.besides, 0) ORDER BY 1`,
};

/** What is held, said once more than in the CHECK that could be dropped. */
const held: ReconciliationCheck = {
  name: 'deposit_held of rental_agreements',
  statement: `
    SELECT format('%s: deposit_held is %s %s, and received less applied and released is %s', number,
                  trim_scale(deposit_held), currency,
                  trim_scale(deposit_received - deposit_applied - deposit_released)) AS line
      FROM rental_agreements
     WHERE deposit_held <> deposit_received - deposit_applied - deposit_released ORDER BY 1`,
};

function amount(column: string): string {
  return `trim_scale(coalesce(${column}, 0))`;
}

/** What must hold of agreements and their money. */
export const RENTAL_MONEY_CHECKS: readonly ReconciliationCheck[] = [
  charges,
  checkIns,
  recordsAddUp({ ...agreement, records: 'payments', column: 'paid_amount' }),
  recordsAddUp({ ...agreement, records: 'payments', kind: 'deposit', column: 'deposit_applied' }),
  recordsAddUp({ ...agreement, records: 'refunds', column: 'refunded_amount' }),
  recordsAddUp({ ...agreement, records: 'refunds', kind: 'goodwill', column: 'goodwill_amount' }),
  recordsAddUp({ ...agreement, records: 'deposits', kind: 'received', column: 'deposit_received' }),
  recordsAddUp({ ...agreement, records: 'deposits', kind: 'applied', column: 'deposit_applied' }),
  recordsAddUp({ ...agreement, records: 'deposits', kind: 'released', column: 'deposit_released' }),
  balancesAddUp(agreement.table, 'total_amount'),
  held,
];
