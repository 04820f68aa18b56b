import { Money, ValueObject, type ValuePart } from '@strata/domain-kit';
import { ratePlanErrors } from './rate-plan-errors.js';
import { hoursOf, isRentalUnit, type RentalUnit } from './rental-unit.js';

/** So long for so much. A type, because it is part of events. */
export type RateTier = {
  readonly unit: RentalUnit;
  /** How many units it covers. */
  readonly count: number;
  /** Decimal text. */
  readonly price: string;
};

/** A tier of a charge, and how often it was taken. */
export type UsedTier = RateTier & { readonly times: number };

/** What a duration costs, and of which tiers that is made up, the longest first. */
export interface RateCover {
  readonly price: Money;
  readonly tiers: readonly UsedTier[];
}

interface Step {
  readonly tier: RateTier;
  /** What it covers, in hours. */
  readonly length: number;
  /** In minor units. */
  readonly price: bigint;
}

/** The tiers of a rate; what a duration costs is the cheapest way to cover it with them. */
export class RateTiers extends ValueObject {
  static readonly MAX = 8;
  static readonly COUNT_MAX = 1000;

  private constructor(
    readonly tiers: readonly RateTier[],
    readonly currency: string,
  ) {
    super();
  }

  /**
   * @throws DomainError `rate_plan.tiers_invalid` when there are none, too many or two of one length;
   * `rate_plan.amount_negative`, `money.*`
   */
  static of(tiers: readonly RateTier[], currency: string): RateTiers {
    const isKnown = tiers.every(
      ({ unit, count }) =>
        isRentalUnit(unit) && Number.isInteger(count) && count >= 1 && count <= RateTiers.COUNT_MAX,
    );
    const lengths = new Set(tiers.map(lengthOf));
    if (!isKnown || tiers.length < 1 || tiers.length > RateTiers.MAX || lengths.size < tiers.length)
      throw ratePlanErrors.tiersInvalid(RateTiers.MAX, RateTiers.COUNT_MAX);
    const priced = tiers.map(({ unit, count, price }) => ({
      unit,
      count,
      price: notNegative('tiers', price, currency),
    }));
    return new RateTiers(priced, currency);
  }

  /** A value as it comes out of the store, trusted. */
  static reconstitute(tiers: readonly RateTier[], currency: string): RateTiers {
    return new RateTiers(tiers, currency);
  }

  /**
   * The cheapest cover of so many hours. A longer duration never costs less, and no single tier that
   * covers it costs less either. Takes time in proportion to the hours.
   * @throws DomainError `money.amount_out_of_range`
   */
  cover(hours: number): RateCover {
    const steps = this.#worthwhile();
    const grain = steps.map(({ length }) => length).reduce(greatestCommonDivisor);
    const ends = Math.ceil(hours / grain);
    const costs: bigint[] = [0n];
    const choices: Step[] = [];
    for (let end = 1; end <= ends; end += 1) {
      let cheapest: bigint | undefined;
      for (const step of steps) {
        const before = costs[Math.max(0, end - step.length / grain)] ?? 0n;
        const cost = before + step.price;
        if (cheapest !== undefined && cost >= cheapest) continue;
        cheapest = cost;
        choices[end] = step;
      }
      costs.push(cheapest ?? 0n);
    }
    const times = new Map<Step, number>();
    for (let end = ends; end > 0;) {
      const step = choices[end];
      if (!step) break;
      times.set(step, (times.get(step) ?? 0) + 1);
      end -= step.length / grain;
    }
    return {
      price: Money.ofMinor(costs[ends] ?? 0n, this.currency),
      tiers: steps.flatMap((step) => {
        const taken = times.get(step);
        return taken === undefined ? [] : [{ ...step.tier, times: taken }];
      }),
    };
  }

  protected get kind(): string {
    return 'rate_tiers';
  }

  protected parts(): readonly ValuePart[] {
    return [this.currency, ...this.tiers.flatMap(({ unit, count, price }) => [unit, count, price])];
  }

  /** From the longest on; one that costs no less than a longer one is never the cheapest. */
  #worthwhile(): readonly Step[] {
    const steps = this.tiers
      .map((tier) => ({
        tier,
        length: lengthOf(tier),
        price: Money.of(tier.price, this.currency).minor,
      }))
      .sort((one, other) => other.length - one.length);
    return steps.filter(({ price }, index) =>
      steps.slice(0, index).every((longer) => longer.price > price),
    );
  }
}

/**
 * An amount with the places of its currency.
 * @throws DomainError `rate_plan.amount_negative` naming the field, `money.*`
 */
export function notNegative(field: string, amount: string, currency: string): string {
  const money = Money.of(amount, currency);
  if (money.isNegative) throw ratePlanErrors.amountNegative(field);
  return money.toDecimal();
}

function lengthOf({ unit, count }: RateTier): number {
  return hoursOf(unit) * count;
}

function greatestCommonDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestCommonDivisor(other, one % other);
}
