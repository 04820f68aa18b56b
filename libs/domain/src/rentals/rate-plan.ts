import {
  type ActionContext,
  AggregateRoot,
  type AggregateSnapshot,
  DEFAULT_CURRENCY,
  type EntityId,
} from '@strata/domain-kit';
import type { ItemId } from '../catalog/item.js';
import type { RatePlanEvents } from './rate-plan-events.js';
import {
  RATE_FIELDS,
  rateTermsIn,
  rateTermsOf,
  revisedRateTerms,
  type RateTerms,
} from './rate-terms.js';
import { RateTiers, type RateCover, type RateTier } from './rate-tiers.js';

/** The identity of a rate plan. */
export type RatePlanId = EntityId<'RatePlan'>;

/** A rate plan as stored. */
export interface RatePlanSnapshot extends AggregateSnapshot<'RatePlan'>, RateTerms {
  readonly itemId: ItemId;
}

/** A change of a rate plan: what is absent stays, null clears. */
export type RatePlanChange = Partial<RateTerms>;

/** What makes a new rate plan. */
export interface NewRatePlan extends RatePlanChange {
  readonly itemId: ItemId;
  readonly tiers: readonly RateTier[];
}

/** What an item is rented at; it has one at most. Rentals made keep the terms they were made at. */
export class RatePlan extends AggregateRoot<'RatePlan', RatePlanEvents> {
  readonly itemId: ItemId;
  #terms: RateTerms;

  private constructor(snapshot: RatePlanSnapshot, persisted: boolean) {
    super(snapshot, persisted);
    this.itemId = snapshot.itemId;
    this.#terms = rateTermsIn(snapshot);
  }

  /**
   * A new plan; records `rate_plan.created`.
   * @throws DomainError `rate_plan.*` or `money.*`
   */
  static create({ itemId, ...given }: NewRatePlan, context: ActionContext): RatePlan {
    const terms = rateTermsOf({
      currency: DEFAULT_CURRENCY,
      deposit: null,
      turnaroundMinutes: 0,
      graceMinutes: 0,
      lateFee: null,
      replacementValue: null,
      ...given,
    });
    const base = AggregateRoot.newbornAggregate<'RatePlan'>(context);
    const plan = new RatePlan({ ...base, itemId, ...terms }, false);
    plan.record('rate_plan.created', { itemId, ...plan.#terms }, context);
    return plan;
  }

  /** A plan as it comes out of the store. */
  static reconstitute(snapshot: RatePlanSnapshot): RatePlan {
    return new RatePlan(snapshot, true);
  }

  get aggregateType(): string {
    return 'rate_plan';
  }

  /** What one piece is rented at now: what a rental keeps of it. */
  get terms(): RateTerms {
    return this.#terms;
  }

  /**
   * What one piece costs for so many hours.
   * @throws DomainError `money.amount_out_of_range`
   */
  cover(hours: number): RateCover {
    return RateTiers.reconstitute(this.#terms.tiers, this.#terms.currency).cover(hours);
  }

  /**
   * Changes what is given; records `rate_plan.updated`. Nothing given, nothing happens. In another
   * currency the amounts that stay are the same numbers.
   * @throws DomainError as {@link RatePlan.create}; then nothing changed
   */
  revise(change: RatePlanChange, context: ActionContext): void {
    const changed = RATE_FIELDS.filter((field) => change[field] !== undefined);
    if (changed.length === 0) return;
    this.#terms = revisedRateTerms(change, this.#terms);
    this.touch(context);
    const facts = { itemId: this.itemId, ...this.#terms };
    this.record('rate_plan.updated', { ...facts, changed }, context);
  }

  /** Soft delete; records `rate_plan.deleted`. The item can have another one then. */
  delete(context: ActionContext): void {
    this.deactivate(context);
    this.record('rate_plan.deleted', { itemId: this.itemId }, context);
  }

  /** The plan as plain data, for stores and presenters. */
  toSnapshot(): RatePlanSnapshot {
    return { ...this.baseSnapshot(), itemId: this.itemId, ...this.#terms };
  }
}
