import { defineErrors } from '@strata/domain-kit';

/** Errors about rate plans themselves. */
export const ratePlanErrors = defineErrors({
  notFound: {
    kind: 'not_found',
    code: 'rate_plan.not_found',
    message: (id: string) => `There is no rate plan ${id}.`,
  },
  itemTaken: {
    kind: 'conflict',
    code: 'rate_plan.item_taken',
    message: (itemId: string) => `Item ${itemId} has another rate plan.`,
  },
  tiersInvalid: {
    kind: 'invalid',
    code: 'rate_plan.tiers_invalid',
    message: (max: number, maxCount: number) =>
      `A rate plan has 1 to ${max} tiers, each of another length, of 1 to ${maxCount} hours, days or weeks.`,
    details: () => ({ field: 'tiers' }),
  },
  lateFeeInvalid: {
    kind: 'invalid',
    code: 'rate_plan.late_fee_invalid',
    message: () => 'A late fee is charged by the hour, day or week.',
    details: () => ({ field: 'late_fee' }),
  },
  amountNegative: {
    kind: 'invalid',
    code: 'rate_plan.amount_negative',
    message: (field: string) => `${field} must not be negative.`,
    details: (field: string) => ({ field }),
  },
  minutesOutOfRange: {
    kind: 'invalid',
    code: 'rate_plan.minutes_out_of_range',
    message: (field: string, max: number) => `${field} is a whole number from 0 to ${max}.`,
    details: (field: string, max: number) => ({ field, max }),
  },
});
