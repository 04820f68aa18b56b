import type { ReconciliationCheck } from '@strata/infrastructure-kit';

/** A count of each line is what its records add up to. */
function countOf(
  column: string,
  records: 'rental_hand_out_lines' | 'rental_check_in_lines',
  condition = 'TRUE',
): ReconciliationCheck {
  return {
    name: `${column} of rental_lines`,
    statement: `
    SELECT format('%s, line %s: ${column} is %s, and its ${records} add up to %s', number, line.position + 1,
                  line.${column}, coalesce(record.quantity, 0)) AS line
      FROM rental_lines AS line
      JOIN rental_agreements AS agreement ON agreement.id = line.rental_agreement_id
      LEFT JOIN (SELECT rental_line_id AS id, sum(quantity) AS quantity
                   FROM ${records} WHERE ${condition} GROUP BY 1) AS record ON record.id = line.id
     WHERE line.${column} <> coalesce(record.quantity, 0) ORDER BY 1`,
  };
}

const piecesOut: ReconciliationCheck = {
  name: 'pieces_out of rental_agreements',
  statement: `
    SELECT format('%s: pieces_out is %s, and its lines have %s out', number, pieces_out,
                  coalesce(line.quantity, 0)) AS line
      FROM rental_agreements AS agreement
      LEFT JOIN (SELECT rental_agreement_id AS id, sum(handed_out - returned - lost) AS quantity
                   FROM rental_lines GROUP BY 1) AS line USING (id)
     WHERE pieces_out <> coalesce(line.quantity, 0) ORDER BY 1`,
};

/** The pieces that a line names as out went out once more than they came back. */
const assets: ReconciliationCheck = {
  name: 'asset_ids of rental_lines',
  statement: `
    SELECT format('%s, line %s: asset_ids are %s, and its records leave %s out', number, line.position + 1,
                  line.named, line.recorded) AS line
      FROM (SELECT rental_agreement_id, position,
                   ARRAY(SELECT unnest(asset_ids) ORDER BY 1) AS named,
                   ARRAY(SELECT id
                           FROM (SELECT unnest(asset_ids) AS id, 1 AS went
                                   FROM rental_hand_out_lines WHERE rental_line_id = rental_lines.id
                                  UNION ALL
                                 SELECT unnest(asset_ids), -1
                                   FROM rental_check_in_lines WHERE rental_line_id = rental_lines.id) AS asset
                          GROUP BY id HAVING sum(went) <> 0 ORDER BY id) AS recorded
              FROM rental_lines) AS line
      JOIN rental_agreements AS agreement ON agreement.id = line.rental_agreement_id
     WHERE line.named <> line.recorded ORDER BY 1`,
};

/** What must hold of agreements, their lines, hand-outs and check-ins. */
export const RENTAL_CHECKS: readonly ReconciliationCheck[] = [
  piecesOut,
  countOf('handed_out', 'rental_hand_out_lines'),
  countOf('returned', 'rental_check_in_lines', `condition <> 'lost'`),
  countOf('lost', 'rental_check_in_lines', `condition = 'lost'`),
  assets,
];
