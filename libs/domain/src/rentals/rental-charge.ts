import { type EntityId, type Money, newEntityId, type ActionContext } from '@strata/domain-kit';

/**
 * What can be charged: the rental of a line and of its extensions; for lateness, damage or loss; and
 * `adjustment`, what is taken off for pieces that were never handed out.
 */
export const RENTAL_CHARGE_KINDS = ['rental', 'late', 'damage', 'loss', 'adjustment'] as const;

/** One of {@link RENTAL_CHARGE_KINDS}. */
export type RentalChargeKind = (typeof RENTAL_CHARGE_KINDS)[number];

/** An amount that a line is charged, as stored: appended, never changed or computed anew. */
export interface RentalCharge {
  readonly id: EntityId<'RentalCharge'>;
  readonly kind: RentalChargeKind;
  /** Decimal text with the places of the agreement's currency; less than nothing of an adjustment. */
  readonly amount: string;
  readonly note: string | null;
}

/** A new charge; none of nothing. */
export function chargesOf(
  kind: RentalChargeKind,
  amount: Money,
  note: string | null,
  context: ActionContext,
): readonly RentalCharge[] {
  if (amount.isZero) return [];
  return [{ id: newEntityId(context), kind, amount: amount.toDecimal(), note }];
}
