import type {
  RentalAgreementSnapshot,
  RentalCheckIn,
  RentalHandOut,
  RentalLineSnapshot,
} from '@strata/domain';
import { amountText, BASE_SELECT, columnOf } from '@strata/infrastructure-kit';
import { ADDRESS_PARTS } from '../database/address-parts.js';

const CUSTOMER_ADDRESS = ADDRESS_PARTS.map(
  (part) => `'${part}', customer_address_${columnOf(part)}`,
);

const AMOUNTS = [
  'totalAmount',
  'paidAmount',
  'refundedAmount',
  'goodwillAmount',
  'balanceDue',
  'depositRequired',
  'depositReceived',
  'depositApplied',
  'depositReleased',
  'depositHeld',
].map((field) => `${amountText(columnOf(field))} AS "${field}"`);

/** An agreement without its lines, in the shape of its snapshot; amounts as texts. Nothing of it is a return of what was sold. */
export const RENTAL_AGREEMENT_SELECT = `id, number, customer_id AS "customerId",
  customer_name AS "customerName", CASE WHEN customer_address_street IS NOT NULL THEN
    jsonb_build_object(${CUSTOMER_ADDRESS.join(', ')}) END AS "customerAddress",
  warehouse_id AS "warehouseId", time_zone AS "timeZone", starts_at AS "startsAt", ends_at AS "endsAt",
  payment_terms AS "paymentTerms", due_date::text AS "dueDate", status, payment_status AS "paymentStatus",
  currency, ${AMOUNTS.join(', ')}, ${amountText('0::numeric')} AS "returnedAmount",
  pieces_out AS "piecesOut", is_open AS "isOpen", ${BASE_SELECT}`;

const MOMENT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

/** The lines of an agreement, with their charges. */
export const RENTAL_LINES = `(SELECT jsonb_agg(jsonb_build_object(
            'id', line.id, 'itemId', line.item_id, 'sku', line.sku, 'name', line.name, 'quantity', line.quantity,
            'handedOut', line.handed_out, 'returned', line.returned, 'lost', line.lost, 'released', line.released,
            'firstOutAt', to_char(line.first_out_at AT TIME ZONE 'UTC', ${MOMENT}), 'rate', line.rate,
            'assetIds', line.asset_ids,
            'charges', (SELECT coalesce(jsonb_agg(jsonb_build_object(
                                 'id', charge.id, 'kind', charge.kind,
                                 'amount', ${amountText('charge.amount', 'rental_agreements.currency')},
                                 'note', charge.note)
                               ORDER BY charge.created_at, charge.id), '[]')
                          FROM rental_charges AS charge WHERE charge.rental_line_id = line.id))
          ORDER BY line.position)
     FROM rental_lines AS line
    WHERE line.rental_agreement_id = rental_agreements.id)`;

const RECORD_SELECT = `id, rental_agreement_id AS "rentalAgreementId", "at", created_at AS "createdAt",
  created_by AS "createdBy"`;

/** A hand-out without its lines, likewise. */
export const HAND_OUT_SELECT = RECORD_SELECT;

/** A check-in without its lines, likewise. */
export const CHECK_IN_SELECT = `${RECORD_SELECT}, note`;

/** The lines of a hand-out. */
export const HAND_OUT_LINES = recordLines('rental_hand_out');

/** The lines of a check-in. */
export const CHECK_IN_LINES = recordLines(
  'rental_check_in',
  `'condition', line.condition,
   'lateCharge', ${amountText('line.late_charge', 'agreement.currency')},
   'charge', ${amountText('line.charge', 'agreement.currency')}, `,
);

/** The lines of a record, with the items as they are called in the agreement. */
function recordLines(record: string, more = ''): string {
  return `(SELECT jsonb_agg(jsonb_build_object(
            'rentalLineId', line.rental_line_id, 'itemId', rented.item_id, 'sku', rented.sku,
            'name', rented.name, 'quantity', line.quantity, ${more}'assetIds', line.asset_ids)
          ORDER BY line.position)
     FROM ${record}_lines AS line
     JOIN rental_lines AS rented ON rented.id = line.rental_line_id
     JOIN rental_agreements AS agreement ON agreement.id = rented.rental_agreement_id
    WHERE line.${record}_id = ${record}s.id)`;
}

/** A row as {@link RENTAL_AGREEMENT_SELECT} and {@link RENTAL_LINES} give it. */
export type RentalAgreementRow = RentalAgreementSnapshot;

/** The row of an agreement itself. */
export function toAgreementRow({
  items: _items,
  customerAddress,
  returnedAmount: _returnedAmount,
  ...row
}: RentalAgreementSnapshot) {
  const address = ADDRESS_PARTS.map((part) => [
    `customerAddress${part.charAt(0).toUpperCase()}${part.slice(1)}`,
    customerAddress?.[part] ?? null,
  ]);
  return { ...row, ...Object.fromEntries(address) };
}

/** The rows of the lines of an agreement. */
export function toLineRows({
  id: rentalAgreementId,
  items,
}: Pick<RentalAgreementSnapshot, 'id' | 'items'>) {
  return items.map(({ charges: _charges, ...line }: RentalLineSnapshot, position) => ({
    ...line,
    rentalAgreementId,
    position,
  }));
}

/** The rows of the lines of records, with the name of the column that names the record. */
export function toRecordLineRows(
  records: readonly (RentalHandOut | RentalCheckIn)[],
  field: 'rentalHandOutId' | 'rentalCheckInId',
) {
  return records.flatMap(({ id, items }) =>
    items.map((line, position) => ({ ...line, position, [field]: id })),
  );
}
