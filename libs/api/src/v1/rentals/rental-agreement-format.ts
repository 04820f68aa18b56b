import { id, ListFormat, periodSchemas, text } from '@strata/api-kit';
import {
  RENTAL_AGREEMENT_SORT_KEYS,
  RENTAL_RECORD_SORT_KEYS,
  type RentalAgreementFilter,
  type RentalRecordFilter,
} from '@strata/application';
import type { Clock } from '@strata/application-kit';
import { DOCUMENT_NUMBER_MAX_LENGTH, type RentalStatus } from '@strata/domain';
import Joi from 'joi';
import { rentalStatus } from './rental-agreement-schemas.js';

interface Filters {
  readonly number?: string;
  readonly customer_id?: string;
  readonly item_id?: string;
  readonly status?: RentalStatus;
  readonly from?: Date;
  readonly to?: Date;
  readonly open?: boolean;
  readonly overdue?: boolean;
}

const filters = {
  number: text(DOCUMENT_NUMBER_MAX_LENGTH)
    .uppercase()
    .description('The whole number, whatever the case.'),
  customer_id: id(),
  item_id: id().description('Of which one line is.'),
  status: rentalStatus,
  ...periodSchemas('Its time has a part'),
  open: Joi.boolean().description(
    'Whether something of it is reserved, out, to be paid or held as a deposit.',
  ),
  overdue: Joi.boolean().description('Whether pieces are out whose rental has ended.'),
};

/** How lists of rental agreements are asked for. */
export const rentalAgreementFormat = (clock: Clock) =>
  new ListFormat(
    'rental_agreements',
    filters,
    RENTAL_AGREEMENT_SORT_KEYS,
    (given: Filters): RentalAgreementFilter => ({
      number: given.number,
      customerId: given.customer_id,
      itemId: given.item_id,
      status: given.status,
      from: given.from,
      to: given.to,
      open: given.open,
      overdue:
        given.overdue === undefined ? undefined : { isOverdue: given.overdue, now: clock.now() },
    }),
    true,
  );

const recordFormat = (name: string) =>
  new ListFormat(name, {}, RENTAL_RECORD_SORT_KEYS, (): RentalRecordFilter => ({}), true);

/** How lists of hand-outs are asked for. */
export const rentalHandOutFormat = recordFormat('rental_hand_outs');

/** How lists of check-ins are asked for. */
export const rentalCheckInFormat = recordFormat('rental_check_ins');
