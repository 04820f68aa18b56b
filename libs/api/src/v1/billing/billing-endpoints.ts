import type { BillingQueries } from '@strata/application';
import { type Endpoint, listEndpoint } from '@strata/api-kit';
import type { Ports } from '../../shared/ports.js';
import type { Role } from '../../shared/role.js';
import { presentPayment, presentRefund } from './billing-presenter.js';
import { paymentPageSchema, refundPageSchema } from './billing-schemas.js';
import { paymentFormat, refundFormat } from './money-record-format.js';

const tag = 'Billing';
const readers = 'viewer';

/** The endpoints of money that changed hands, whatever for. */
export function billingEndpoints({
  cursors,
  queries,
}: Ports<BillingQueries>): readonly Endpoint<Role>[] {
  return [
    listEndpoint(
      { path: '/payments', plural: 'Payments', tag, readers, present: presentPayment },
      paymentPageSchema,
      paymentFormat,
      (query) => queries.payments(query),
      cursors,
    ),
    listEndpoint(
      { path: '/refunds', plural: 'Refunds', tag, readers, present: presentRefund },
      refundPageSchema,
      refundFormat,
      (query) => queries.refunds(query),
      cursors,
    ),
  ];
}
