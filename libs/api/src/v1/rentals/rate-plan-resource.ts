import { currency, id, plainResource } from '@strata/api-kit';
import type { RatePlanView } from '@strata/application';
import { type NewRatePlan, type RatePlanChange, ratePlanErrors } from '@strata/domain';
import type { Role } from '../../shared/role.js';
import { rateTerms } from './rate-schemas.js';

/** Rate plans on the wire; a plan never changes its item. */
export const ratePlanResource = plainResource<RatePlanView, NewRatePlan, RatePlanChange>()<Role>({
  path: '/rate-plans',
  name: 'RatePlan',
  plural: 'RatePlans',
  article: 'a rate plan',
  tag: 'Rentals',
  readers: 'viewer',
  notFound: ratePlanErrors.notFound,
  fields: {
    itemId: { schema: id(), required: true, lasting: true },
    currency: { schema: currency().description('That of the item unless said.') },
    tiers: { schema: rateTerms.tiers, required: true },
    deposit: { schema: rateTerms.deposit },
    turnaroundMinutes: { schema: rateTerms.turnaround_minutes },
    graceMinutes: { schema: rateTerms.grace_minutes },
    lateFee: { schema: rateTerms.late_fee },
    replacementValue: { schema: rateTerms.replacement_value },
  },
});
