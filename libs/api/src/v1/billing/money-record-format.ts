import { MONEY_RECORD_SORT_KEYS, type MoneyRecordFilter } from '@strata/application';
import type { PaidBy } from '@strata/domain';
import type { StringSchema } from 'joi';
import { ListFormat, periodSchemas } from '@strata/api-kit';
import { paidBy, paymentMethod } from './billing-schemas.js';

interface Filters {
  readonly method?: PaidBy;
  readonly from?: Date;
  readonly to?: Date;
}

const formatOf = (name: string, method: StringSchema) =>
  new ListFormat(
    name,
    { method, ...periodSchemas('Made') },
    MONEY_RECORD_SORT_KEYS,
    ({ method, from, to }: Filters): MoneyRecordFilter => ({ method, from, to }),
  );

/** How lists of payments are asked for. */
export const paymentFormat = formatOf('payments', paidBy());

/** How lists of refunds are asked for. */
export const refundFormat = formatOf('refunds', paymentMethod());

/** How lists of what was done with deposits are asked for. */
export const depositFormat = formatOf('deposits', paymentMethod());
