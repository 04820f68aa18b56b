import { BASE_TYPES, insertRecords, recordset, updateRecords } from '@strata/infrastructure-kit';
import { RENTAL_AGREEMENT_SELECT, RENTAL_LINES } from './rental-row.js';

const AMOUNT = 'numeric';

const AGREEMENT = {
  id: 'uuid',
  endsAt: 'timestamptz',
  status: 'text',
  paymentStatus: 'text',
  totalAmount: AMOUNT,
  paidAmount: AMOUNT,
  refundedAmount: AMOUNT,
  goodwillAmount: AMOUNT,
  balanceDue: AMOUNT,
  depositReceived: AMOUNT,
  depositApplied: AMOUNT,
  depositReleased: AMOUNT,
  depositHeld: AMOUNT,
  piecesOut: 'int',
  isOpen: 'boolean',
  ...BASE_TYPES,
} as const;

/** What never changes of an agreement. */
const TERMS = {
  number: 'text',
  customerId: 'uuid',
  customerName: 'text',
  customerAddressStreet: 'text',
  customerAddressCity: 'text',
  customerAddressState: 'text',
  customerAddressZipCode: 'text',
  customerAddressCountry: 'text',
  warehouseId: 'uuid',
  timeZone: 'text',
  startsAt: 'timestamptz',
  paymentTerms: 'text',
  dueDate: 'date',
  currency: 'text',
  depositRequired: AMOUNT,
} as const;

/** What changes of a line. */
const COUNTS = {
  id: 'uuid',
  handedOut: 'int',
  returned: 'int',
  lost: 'int',
  released: 'int',
  firstOutAt: 'timestamptz',
  rate: 'jsonb',
  assetIds: 'uuid[]',
} as const;

const LINE = {
  ...COUNTS,
  rentalAgreementId: 'uuid',
  position: 'smallint',
  itemId: 'uuid',
  sku: 'text',
  name: 'text',
  quantity: 'int',
} as const;

const CHARGE = {
  id: 'uuid',
  rentalLineId: 'uuid',
  kind: 'text',
  amount: AMOUNT,
  note: 'text',
  createdAt: 'timestamptz',
  createdBy: 'text',
} as const;

const RECORD = {
  id: 'uuid',
  rentalAgreementId: 'uuid',
  at: 'timestamptz',
  createdAt: 'timestamptz',
  createdBy: 'text',
} as const;

const RECORD_LINE = {
  position: 'smallint',
  rentalLineId: 'uuid',
  quantity: 'int',
  assetIds: 'uuid[]',
} as const;

const HAND_OUT_LINE = { ...RECORD_LINE, rentalHandOutId: 'uuid' } as const;

const CHECK_IN_LINE = {
  ...RECORD_LINE,
  rentalCheckInId: 'uuid',
  condition: 'text',
  lateCharge: AMOUNT,
  charge: AMOUNT,
} as const;

/** The place of the next agreement in the sequence of numbers. */
export const NEXT_NUMBER = `SELECT nextval('rental_agreement_numbers') AS next`;

/** An agreement with its lines and their charges. */
export const SELECT_AGREEMENT = `SELECT ${RENTAL_AGREEMENT_SELECT}, ${RENTAL_LINES} AS items
  FROM rental_agreements WHERE id = $1`;

/** An agreement and its lines in one statement; references are checked at its end. */
export const INSERT_AGREEMENT = `WITH agreement AS (${insertRecords('rental_agreements', '$1', { ...AGREEMENT, ...TERMS })})
  ${insertRecords('rental_lines', '$2', LINE)}`;

/** An agreement itself, over the version `former`. */
export const UPDATE_AGREEMENT = updateRecords('rental_agreements', AGREEMENT);

/** The lines of an agreement, as they are now. */
export const UPDATE_LINES = `UPDATE rental_lines AS line
    SET handed_out = next."handedOut", returned = next.returned, lost = next.lost, released = next.released,
        first_out_at = next."firstOutAt", rate = next.rate, asset_ids = next."assetIds"
   FROM ${recordset('$1', 'next', COUNTS)} WHERE line.id = next.id`;

/** New charges of lines. */
export const INSERT_CHARGES = insertRecords('rental_charges', '$1', CHARGE);

/** New hand-outs and their lines. */
export const INSERT_HAND_OUTS = `WITH hand_out AS (${insertRecords('rental_hand_outs', '$1', RECORD)})
  ${insertRecords('rental_hand_out_lines', '$2', HAND_OUT_LINE)}`;

/** New check-ins and their lines. */
export const INSERT_CHECK_INS = `WITH check_in AS (${insertRecords('rental_check_ins', '$1', { ...RECORD, note: 'text' })})
  ${insertRecords('rental_check_in_lines', '$2', CHECK_IN_LINE)}`;

/** Finds an open agreement with a customer. */
export const HAS_OPEN_RENTAL_TO =
  'SELECT 1 FROM rental_agreements WHERE customer_id = $1 AND is_open LIMIT 1';

/** Finds an open agreement of a warehouse. */
export const HAS_OPEN_RENTAL_FROM =
  'SELECT 1 FROM rental_agreements WHERE warehouse_id = $1 AND is_open LIMIT 1';

/** Finds an open agreement of an item. */
export const HAS_OPEN_RENTAL_OF = `
  SELECT 1 FROM rental_lines AS line
    JOIN rental_agreements AS agreement ON agreement.id = line.rental_agreement_id
   WHERE line.item_id = $1 AND agreement.is_open LIMIT 1`;
