import type { Balance } from '../billing/balance.js';
import type { LateFeeCharged, RentalAgreementCheckedIn } from './rental-events.js';
import type { RentalCheckIn } from './rental-check-in.js';
import type { RentalLine } from './rental-line.js';
import type { RentalPeriod } from './rental-period.js';
import type { RentalStatus } from './rental-status.js';

/** The agreement as its events tell of it. */
interface Told {
  readonly number: string;
  readonly customerId: string;
  readonly warehouseId: string;
  readonly status: RentalStatus;
  readonly balance: Balance;
}

/** What every event of an agreement tells of it. */
export function agreementFacts({ number, customerId, warehouseId, balance }: Told) {
  const { total } = balance.amounts;
  const amounts = { currency: total.currency, totalAmount: total.toDecimal() };
  return { number, customerId, warehouseId, ...amounts };
}

/** When it is, as texts. */
export function periodFacts({ startsAt, endsAt }: RentalPeriod) {
  return { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
}

/** What its lines are. */
export function lineFacts(lines: readonly RentalLine[]) {
  return lines.map((line) => line.toFacts());
}

/** A hand-out or check-in: lines are told by SKU, without the name. */
export function recordFacts<Line extends { readonly name: string }>({
  id,
  at,
  items,
}: {
  readonly id: string;
  readonly at: Date;
  readonly items: readonly Line[];
}) {
  return { id, at: at.toISOString(), items: items.map(({ name: _name, ...line }) => line) };
}

/** What `rental_agreement.checked_in` tells. */
export function checkInFacts(
  agreement: Told,
  checkIn: RentalCheckIn,
): RentalAgreementCheckedIn['payload'] {
  const { id: checkInId, ...facts } = recordFacts(checkIn);
  return { ...agreementFacts(agreement), checkInId, ...facts, status: agreement.status };
}

/** What each `late_fee.charged` tells: one for each line that is late. */
export function lateFeeFacts(
  { number, customerId, balance }: Told,
  { id: checkInId, items }: RentalCheckIn,
): readonly LateFeeCharged['payload'][] {
  const { currency } = balance.amounts.total;
  const balanceDue = balance.due.toDecimal();
  return items
    .filter(({ lateCharge }) => Number(lateCharge) > 0)
    .map(({ rentalLineId, itemId, sku, quantity, lateCharge: amount }) => ({
      ...{ number, customerId, checkInId, rentalLineId, itemId, sku, quantity },
      ...{ amount, currency, balanceDue },
    }));
}
