import { calendarDay, id, ListFormat, periodSchemas, text } from '@strata/api-kit';
import { SALES_TRANSACTION_SORT_KEYS, type SalesTransactionFilter } from '@strata/application';
import { type PaymentStatus, DOCUMENT_NUMBER_MAX_LENGTH, type SalesStatus } from '@strata/domain';
import Joi from 'joi';
import type { Today } from '../../shared/today.js';
import { paymentStatus } from '../billing/billing-schemas.js';
import { salesStatus } from './sales-schemas.js';

interface Filters {
  readonly number?: string;
  readonly customer_id?: string;
  readonly status?: SalesStatus;
  readonly payment_status?: PaymentStatus;
  readonly from?: Date;
  readonly to?: Date;
  readonly due_before?: string;
  readonly open?: boolean;
  readonly overdue?: boolean;
}

const filters = {
  number: text(DOCUMENT_NUMBER_MAX_LENGTH)
    .uppercase()
    .description('The whole number, whatever the case.'),
  customer_id: id(),
  status: salesStatus,
  payment_status: paymentStatus,
  ...periodSchemas('Made'),
  due_before: calendarDay().description('Due before this day.'),
  open: Joi.boolean().description('Whether it is still to be fulfilled or paid.'),
  overdue: Joi.boolean().description(
    'Whether something is due of it and the due date has passed: what is due today is not overdue.',
  ),
};

/** How lists of sales are asked for. */
export const salesTransactionFormat = (today: Today) =>
  new ListFormat(
    'sales_transactions',
    filters,
    SALES_TRANSACTION_SORT_KEYS,
    (given: Filters): SalesTransactionFilter => ({
      number: given.number,
      customerId: given.customer_id,
      status: given.status,
      paymentStatus: given.payment_status,
      from: given.from,
      to: given.to,
      dueBefore: given.due_before,
      open: given.open,
      overdue:
        given.overdue === undefined ? undefined : { isOverdue: given.overdue, today: today() },
    }),
    true,
  );
