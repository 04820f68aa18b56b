import { presentBaseFields } from '@strata/api-kit';
import type { RentalAgreementView } from '@strata/application';
import type { Clock, WithoutLines } from '@strata/application-kit';
import {
  type HandedOutLine,
  type CheckedInLine,
  type RentalCheckIn,
  type RentalHandOut,
  RentalLine,
  type RentalLineSnapshot,
} from '@strata/domain';
import { presentAddress } from '../../shared/address-schema.js';

/** Whether pieces of an agreement are out after its end. */
export const isOverdue =
  (clock: Clock) =>
  ({ piecesOut, endsAt }: Pick<RentalAgreementView, 'piecesOut' | 'endsAt'>) =>
    piecesOut > 0 && endsAt <= clock.now();

/** An agreement, to the wire: it is overdue by a clock; as listed it has no lines unless they were asked for. */
export const rentalAgreementPresenter =
  (clock: Clock) => (agreement: WithoutLines<RentalAgreementView>) => ({
    ...presentBaseFields(agreement),
    number: agreement.number,
    customer_id: agreement.customerId,
    customer_name: agreement.customerName,
    customer_address: presentAddress(agreement.customerAddress),
    warehouse_id: agreement.warehouseId,
    time_zone: agreement.timeZone,
    starts_at: agreement.startsAt.toISOString(),
    ends_at: agreement.endsAt.toISOString(),
    payment_terms: agreement.paymentTerms,
    due_date: agreement.dueDate,
    status: agreement.status,
    overdue: isOverdue(clock)(agreement),
    payment_status: agreement.paymentStatus,
    currency: agreement.currency,
    total_amount: agreement.totalAmount,
    paid_amount: agreement.paidAmount,
    refunded_amount: agreement.refundedAmount,
    goodwill_amount: agreement.goodwillAmount,
    balance_due: agreement.balanceDue,
    deposit: {
      required: agreement.depositRequired,
      held: agreement.depositHeld,
      applied: agreement.depositApplied,
      released: agreement.depositReleased,
    },
    charges: agreement.items?.flatMap(presentCharges),
    items: agreement.items?.map(presentLine),
  });

function presentCharges({ id: lineId, charges }: RentalLineSnapshot) {
  return charges.map(({ id, kind, amount, note }) => ({
    id,
    kind,
    line_id: lineId,
    amount,
    note,
  }));
}

function presentLine(line: RentalLineSnapshot) {
  const { rate } = line;
  return {
    id: line.id,
    item_id: line.itemId,
    sku: line.sku,
    name: line.name,
    quantity: line.quantity,
    handed_out: line.handedOut,
    returned: line.returned,
    lost: line.lost,
    released: line.released,
    charge: RentalLine.reconstitute(line).charge.toDecimal(),
    rate: {
      currency: rate.currency,
      tiers: rate.tiers,
      deposit: rate.deposit,
      turnaround_minutes: rate.turnaroundMinutes,
      grace_minutes: rate.graceMinutes,
      late_fee: rate.lateFee,
      replacement_value: rate.replacementValue,
      unit_charge: rate.unitCharge,
      used_tiers: rate.usedTiers,
    },
    asset_ids: line.assetIds,
  };
}

/** A hand-out, to the wire; as listed without lines likewise. */
export function presentRentalHandOut(handOut: WithoutLines<RentalHandOut>) {
  return { ...presentRecord(handOut), items: handOut.items?.map(presentPieces) };
}

/** A check-in, to the wire; likewise. */
export function presentRentalCheckIn(checkIn: WithoutLines<RentalCheckIn>) {
  return {
    ...presentRecord(checkIn),
    note: checkIn.note,
    items: checkIn.items?.map(presentCheckedIn),
  };
}

function presentRecord(record: Omit<RentalHandOut | RentalCheckIn, 'items'>) {
  return {
    id: record.id,
    rental_agreement_id: record.rentalAgreementId,
    at: record.at.toISOString(),
    created_at: record.createdAt.toISOString(),
    created_by: record.createdBy,
  };
}

function presentPieces(line: HandedOutLine) {
  return {
    rental_line_id: line.rentalLineId,
    item_id: line.itemId,
    sku: line.sku,
    name: line.name,
    quantity: line.quantity,
    asset_ids: line.assetIds,
  };
}

function presentCheckedIn(line: CheckedInLine) {
  return {
    ...presentPieces(line),
    condition: line.condition,
    late_charge: line.lateCharge,
    charge: line.charge,
  };
}
