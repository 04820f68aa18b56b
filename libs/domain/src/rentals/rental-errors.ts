import { defineErrors } from '@strata/domain-kit';
import type { ItemId } from '../catalog/item.js';
import type { PromiseShortage } from '../fleet/fleet-shortages.js';

/** A charge that was asked for and may not be given. Amounts are decimal texts. */
export interface ChargeBelowQuote {
  readonly itemId: ItemId;
  readonly quoted: string;
  readonly asked: string;
}

/** Errors of rentals. */
export const rentalErrors = defineErrors({
  periodInvalid: {
    kind: 'invalid',
    code: 'rental.period_invalid',
    message: (maxDays: number, _field?: string) =>
      `A rental ends after it starts, after ${maxDays} days at the latest and before the year 9999.`,
    details: (maxDays: number, field = 'ends_at') => ({ field, maxDays }),
  },
  noRatePlan: {
    kind: 'invalid',
    code: 'rental.no_rate_plan',
    message: (itemIds: readonly string[]) =>
      `There is no rate plan for item ${itemIds.join(', ')}.`,
    details: (itemIds: readonly string[]) => ({ itemIds }),
  },
  insufficientAvailability: {
    kind: 'conflict',
    code: 'rental.insufficient_availability',
    message: (shortages: readonly PromiseShortage[]) =>
      `Not enough pieces are available: ${shortages.length} ${shortages.length === 1 ? 'shortage' : 'shortages'}.`,
    details: (shortages: readonly PromiseShortage[]) => ({
      shortages: shortages.map(({ from, to, ...shortage }) => ({
        ...shortage,
        from: from.toISOString(),
        to: to.toISOString(),
      })),
    }),
  },
  notFound: {
    kind: 'not_found',
    code: 'rental_agreement.not_found',
    message: (id: string) => `There is no rental agreement ${id}.`,
  },
  customerUnknown: {
    kind: 'invalid',
    code: 'rental_agreement.customer_unknown',
    message: (id: string) => `There is no customer ${id}.`,
    details: () => ({ field: 'customer_id' }),
  },
  noItems: {
    kind: 'invalid',
    code: 'rental.no_items',
    message: () => 'Name at least one item.',
    details: () => ({ field: 'items' }),
  },
  tooManyItems: {
    kind: 'invalid',
    code: 'rental.too_many_items',
    message: (max: number) => `A rental has at most ${max} lines.`,
    details: (max: number) => ({ field: 'items', max }),
  },
  lineUnknown: {
    kind: 'invalid',
    code: 'rental.line_unknown',
    message: (id: string) => `The agreement has no line ${id}.`,
    details: () => ({ field: 'items' }),
  },
  chargeInvalid: {
    kind: 'invalid',
    code: 'rental.charge_invalid',
    message: () => 'A charge is not negative, and pieces that come back good have none.',
    details: () => ({ field: 'items' }),
  },
  chargeBelowQuote: {
    kind: 'forbidden',
    code: 'rental.charge_below_quote',
    message: (_lines: readonly ChargeBelowQuote[]) =>
      'Some lines are cheaper than their rate plans say, which you may not grant.',
    details: (lines: readonly ChargeBelowQuote[]) => ({ lines }),
  },
  notLonger: {
    kind: 'invalid',
    code: 'rental.not_longer',
    message: (endsAt: string) => `A rental is extended beyond ${endsAt}, when it ends now.`,
    details: (endsAt: string) => ({ field: 'ends_at', endsAt }),
  },
  momentInvalid: {
    kind: 'invalid',
    code: 'rental.moment_invalid',
    message: () => 'What happened is not in the future, and nothing comes back before it went out.',
    details: () => ({ field: 'at' }),
  },
  wrongStatus: {
    kind: 'conflict',
    code: 'rental.wrong_status',
    message: (status: string, needed: string) =>
      `The agreement is ${status}; only one that is ${needed} can.`,
    details: (status: string, needed: string) => ({ status, needed }),
  },
  nothingLeft: {
    kind: 'conflict',
    code: 'rental.nothing_left',
    message: () => 'Nothing would be left of the agreement; cancel it instead.',
  },
  exceedsReserved: {
    kind: 'conflict',
    code: 'rental.exceeds_reserved',
    message: (asked: number, reserved: number) =>
      `${asked} pieces are asked for of ${reserved} that are still reserved.`,
    details: (asked: number, reserved: number) => ({ asked, reserved }),
  },
  exceedsOut: {
    kind: 'conflict',
    code: 'rental.exceeds_out',
    message: (asked: number, out: number) =>
      `${asked} pieces cannot come back of ${out} that are out.`,
    details: (asked: number, out: number) => ({ asked, out }),
  },
  assetNotOut: {
    kind: 'invalid',
    code: 'rental.asset_not_out',
    message: (ids: readonly string[]) =>
      `The line has no asset ${ids.join(', ')} out; each that comes back is named once.`,
    details: (assetIds: readonly string[]) => ({ assetIds }),
  },
});
