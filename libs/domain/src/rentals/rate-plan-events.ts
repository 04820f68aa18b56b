import type { DomainEvent, EventMap } from '@strata/domain-kit';
import type { RateTerms } from './rate-terms.js';

/** What can be changed of a rate plan. */
export type RatePlanField = keyof RateTerms;

type RatePlanFacts = RateTerms & { readonly itemId: string };

/** An item can be rented from now on. */
export type RatePlanCreated = DomainEvent<'rate_plan.created', RatePlanFacts>;

/** Something of a rate plan changed; the payload holds what it is now. */
export type RatePlanUpdated = DomainEvent<
  'rate_plan.updated',
  RatePlanFacts & { readonly changed: readonly RatePlanField[] }
>;

/** An item can be rented no longer. */
export type RatePlanDeleted = DomainEvent<'rate_plan.deleted', { readonly itemId: string }>;

/** What can happen to a rate plan. */
export type RatePlanEvents = EventMap<RatePlanCreated | RatePlanUpdated | RatePlanDeleted>;
