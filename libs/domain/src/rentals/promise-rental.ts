import type { ActionContext } from '@strata/domain-kit';
import { type CommitmentCause, minutesAfter } from '../fleet/fleet-commitment.js';
import type { FleetWindow } from '../fleet/fleet-occupancy.js';
import type { PromiseShortage } from '../fleet/fleet-shortages.js';
import type { FleetPromise, LockedCommitments } from '../fleet/locked-commitments.js';
import type { WarehouseId } from '../inventory/warehouse.js';
import type { RentalAgreementId } from './rental-agreement-snapshot.js';
import { rentalErrors } from './rental-errors.js';
import type { RentalLine } from './rental-line.js';

/** What the fleet knows an agreement as. */
export function rentalCause(id: RentalAgreementId): CommitmentCause {
  return { type: 'rental_agreement', id };
}

/** What an agreement asks of the fleet: all pieces of its lines, for all of its time. */
export function rentalPromise(
  agreement: {
    readonly id: RentalAgreementId;
    readonly warehouseId: WarehouseId;
    readonly startsAt: Date;
    readonly endsAt: Date;
  },
  lines: readonly RentalLine[],
): FleetPromise {
  const { id, warehouseId, startsAt, endsAt } = agreement;
  return {
    cause: rentalCause(id),
    startsAt,
    endsAt,
    lines: lines.map(({ id: lineId, itemId, quantity, rate: { turnaroundMinutes } }) => ({
      ...{ lineId, itemId, warehouseId, quantity, turnaroundMinutes },
    })),
  };
}

/** When a promise from then until its end takes anything, the longest turnaround included. */
export function promisedWindow(
  from: Date,
  endsAt: Date,
  lines: readonly { readonly turnaroundMinutes: number }[],
): FleetWindow {
  const longest = Math.max(0, ...lines.map(({ turnaroundMinutes }) => turnaroundMinutes));
  return { from, to: minutesAfter(endsAt, longest) };
}

/**
 * Promises all pieces of a rental or none.
 * @throws DomainError `rental.insufficient_availability` that lists every shortage
 */
export function promiseRental(
  commitments: LockedCommitments,
  promise: FleetPromise,
  context: ActionContext,
): void {
  expectNone(commitments.promise(promise, context));
}

/**
 * Lets a rental end earlier or later.
 * @param endsAt exclusive, the turnaround not included
 * @throws DomainError `rental.insufficient_availability` that lists every shortage
 */
export function extendRental(
  commitments: LockedCommitments,
  cause: CommitmentCause,
  endsAt: Date,
  context: ActionContext,
): void {
  expectNone(commitments.extend(cause, endsAt, context));
}

function expectNone(shortages: readonly PromiseShortage[]): void {
  if (shortages.length > 0) throw rentalErrors.insufficientAvailability(shortages);
}
