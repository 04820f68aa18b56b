import { type Endpoint, getEndpoint, historyEndpoint, listEndpoint } from '@strata/api-kit';
import {
  type BillingQueries,
  CheckInRentalUseCase,
  CreateRentalAgreementUseCase,
  HandOutRentalUseCase,
  type RentalAgreementQueries,
  type RentalAgreementView,
} from '@strata/application';
import type { Clock } from '@strata/application-kit';
import type { RentalAgreementId } from '@strata/domain';
import { documentRecords } from '../../shared/document-records.js';
import type { Ports } from '../../shared/ports.js';
import type { Role } from '../../shared/role.js';
import { presentDeposit, presentPayment, presentRefund } from '../billing/billing-presenter.js';
import {
  depositPageSchema,
  paymentPageSchema,
  refundPageSchema,
} from '../billing/billing-schemas.js';
import { depositFormat, paymentFormat, refundFormat } from '../billing/money-record-format.js';
import { checkInRental } from './check-in-rental.js';
import { createRentalAgreement } from './create-rental-agreement.js';
import { handOutRental } from './hand-out-rental.js';
import { rentalAgreementActions } from './rental-agreement-actions.js';
import {
  rentalAgreementFormat,
  rentalCheckInFormat,
  rentalHandOutFormat,
} from './rental-agreement-format.js';
import { presentRentalCheckIn, presentRentalHandOut } from './rental-agreement-presenter.js';
import { rentalAgreementResource } from './rental-agreement-resource.js';
import { rentalAgreementPageSchema } from './rental-agreement-schemas.js';
import { rentalCheckInPageSchema, rentalHandOutPageSchema } from './rental-record-schemas.js';

/** What the endpoints of rental agreements work with. */
export interface RentalAgreementPorts extends Ports<RentalAgreementQueries> {
  readonly billing: BillingQueries;
  readonly clock: Clock;
}

/** The endpoints of rental agreements. */
export function rentalAgreementEndpoints({
  commands,
  cursors,
  history,
  queries,
  billing,
  clock,
}: RentalAgreementPorts): readonly Endpoint<Role>[] {
  const agreements = rentalAgreementResource(clock);
  const records = documentRecords<'RentalAgreement'>(agreements, queries, cursors);
  const documentOf = (id: RentalAgreementId) => ({ type: 'rental_agreement', id }) as const;
  return [
    createRentalAgreement(agreements, commands, new CreateRentalAgreementUseCase()),
    listEndpoint(
      agreements,
      rentalAgreementPageSchema,
      rentalAgreementFormat(clock),
      (query) => queries.list(query),
      cursors,
    ),
    getEndpoint<RentalAgreementView, object, Role>(agreements, queries),
    historyEndpoint(agreements, { cursors, history, queries }),
    ...rentalAgreementActions(agreements, commands),
    records({
      name: 'payments',
      operationId: 'listPaymentsOfRental',
      format: paymentFormat,
      page: paymentPageSchema,
      present: presentPayment,
      list: ({ filter, ...query }, id) =>
        billing.payments({ ...query, filter: { ...filter, document: documentOf(id) } }),
    }),
    records({
      name: 'refunds',
      operationId: 'listRefundsOfRental',
      format: refundFormat,
      page: refundPageSchema,
      present: presentRefund,
      list: ({ filter, ...query }, id) =>
        billing.refunds({ ...query, filter: { ...filter, document: documentOf(id) } }),
    }),
    records({
      name: 'deposits',
      operationId: 'listDepositsOfRental',
      format: depositFormat,
      page: depositPageSchema,
      present: presentDeposit,
      list: ({ filter, ...query }, id) =>
        billing.deposits({ ...query, filter: { ...filter, document: documentOf(id) } }),
    }),
    handOutRental(agreements, commands, new HandOutRentalUseCase()),
    records({
      name: 'hand-outs',
      operationId: 'listHandOutsOfRental',
      format: rentalHandOutFormat,
      page: rentalHandOutPageSchema,
      present: presentRentalHandOut,
      list: (query, rentalAgreementId) =>
        queries.handOuts({ ...query, filter: { rentalAgreementId } }),
    }),
    checkInRental(agreements, commands, new CheckInRentalUseCase()),
    records({
      name: 'check-ins',
      operationId: 'listCheckInsOfRental',
      format: rentalCheckInFormat,
      page: rentalCheckInPageSchema,
      present: presentRentalCheckIn,
      list: (query, rentalAgreementId) =>
        queries.checkIns({ ...query, filter: { rentalAgreementId } }),
    }),
  ];
}
