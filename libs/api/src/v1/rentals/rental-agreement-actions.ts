import type { Endpoint } from '@strata/api-kit';
import {
  CancelRentalAgreementUseCase,
  ExtendRentalAgreementUseCase,
  RecordDepositUseCase,
  RecordRentalPaymentUseCase,
  RefundRentalAgreementUseCase,
  ReleaseRentalAgreementUseCase,
  type RentalAgreementView,
} from '@strata/application';
import { billingErrors, rentalErrors } from '@strata/domain';
import { valueErrors } from '@strata/domain-kit';
import type { Commands } from '../../shared/commands.js';
import { documentActions } from '../../shared/document-actions.js';
import type { Role } from '../../shared/role.js';
import {
  depositCreateSchema,
  paymentCreateSchema,
  refundCreateSchema,
} from '../billing/billing-schemas.js';
import {
  rentalCancelSchema,
  rentalPeriodSchema,
  rentalReleaseSchema,
} from './rental-action-schemas.js';
import type { RentalAgreementResource } from './rental-agreement-resource.js';

/** What is done to an agreement, and answers its new state. */
export function rentalAgreementActions(
  agreements: RentalAgreementResource,
  commands: Commands,
): readonly Endpoint<Role>[] {
  const action = documentActions<RentalAgreementView, 'RentalAgreement'>(
    agreements,
    rentalErrors.wrongStatus,
    commands,
  );
  return [
    action(
      {
        name: 'period',
        operationId: 'extendRentalAgreement',
        summary: 'Let a rental end later',
        description: 'What that costs is charged by the rates it was made at.',
        body: rentalPeriodSchema,
        errors: [
          rentalErrors.notLonger,
          rentalErrors.periodInvalid,
          rentalErrors.insufficientAvailability,
          valueErrors.amountOutOfRange,
        ],
        toDetails: ({ ends_at: endsAt }) => ({ endsAt }),
      },
      new ExtendRentalAgreementUseCase(),
    ),
    action(
      {
        name: 'release',
        operationId: 'releaseRentalAgreement',
        summary: 'Free what is not taken along',
        description:
          'Its share of the rental is taken off, and what was paid beyond what is then owed goes back.',
        body: rentalReleaseSchema,
        errors: [rentalErrors.lineUnknown, rentalErrors.exceedsReserved, rentalErrors.nothingLeft],
        toDetails: ({ items, refund_method: method }) => ({
          items: items?.map(({ rental_line_id: rentalLineId, quantity }) => ({
            rentalLineId,
            quantity,
          })),
          method,
        }),
      },
      new ReleaseRentalAgreementUseCase(),
    ),
    action(
      {
        name: 'cancel',
        operationId: 'cancelRentalAgreement',
        summary: 'Call a rental off',
        description:
          'Before anything was handed out: its pieces are free again, what was paid and what is held goes back.',
        body: rentalCancelSchema,
        errors: [],
        toDetails: ({ refund_method: method }) => ({ method }),
      },
      new CancelRentalAgreementUseCase(),
    ),
    action(
      {
        name: 'payments',
        operationId: 'recordRentalPayment',
        summary: 'Take a payment for a rental',
        description: 'Of at most what is still due.',
        body: paymentCreateSchema,
        errors: [
          billingErrors.paymentAmountInvalid,
          billingErrors.paymentExceedsBalance,
          valueErrors.tooManyPlaces,
        ],
        toDetails: ({ amount, method, reference = null }) => ({ amount, method, reference }),
      },
      new RecordRentalPaymentUseCase(),
    ),
    action(
      {
        name: 'refunds',
        operationId: 'refundRentalAgreement',
        summary: 'Give money of a rental back',
        description:
          'Of at most what was paid and not given back, out of goodwill. The price falls by as much.',
        access: 'manager',
        body: refundCreateSchema,
        errors: [
          billingErrors.refundAmountInvalid,
          billingErrors.refundExceedsPaid,
          valueErrors.tooManyPlaces,
        ],
        toDetails: ({ reference = null, ...rest }) => ({ ...rest, reference }),
      },
      new RefundRentalAgreementUseCase(),
    ),
    action(
      {
        name: 'deposits',
        operationId: 'recordDeposit',
        summary: 'Receive, apply or release a deposit',
        description: 'What is held is no payment until it is applied, of at most what is due.',
        body: depositCreateSchema,
        errors: [
          billingErrors.depositAmountInvalid,
          billingErrors.depositMethodInvalid,
          billingErrors.depositExceedsHeld,
          billingErrors.paymentExceedsBalance,
          valueErrors.tooManyPlaces,
        ],
        toDetails: ({ kind, amount, method, reference = null }) => ({
          kind,
          amount,
          method,
          reference,
        }),
      },
      new RecordDepositUseCase(),
    ),
  ];
}
