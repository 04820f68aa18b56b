import { type ActionContext, Money, newEntityId } from '@strata/domain-kit';
import type { NewRentalAgreement } from './new-rental-agreement.js';
import { rentalErrors } from './rental-errors.js';
import { RentalLine } from './rental-line.js';
import { quoteRental, RENTAL_LINES_MAX, type RentalQuote } from './rental-quote.js';
import { rateOf } from './rental-rate.js';

/**
 * What can be said of the lines of an agreement before anything is locked.
 * @throws DomainError `rental.no_items`, `rental.too_many_items`
 */
export function expectRentalLines(lines: readonly unknown[]): void {
  if (lines.length === 0) throw rentalErrors.noItems();
  if (lines.length > RENTAL_LINES_MAX) throw rentalErrors.tooManyItems(RENTAL_LINES_MAX);
}

/**
 * The lines of a new agreement, charged what is quoted for so many hours or what was asked for instead.
 * @throws DomainError `rental.charge_below_quote` naming every line that is too cheap,
 * `rental.charge_invalid`, `quantity.invalid`, `money.*`
 */
export function agreedLines(
  { items, mayChargeLess }: Pick<NewRentalAgreement, 'items' | 'mayChargeLess'>,
  hours: number,
  context: ActionContext,
): { readonly lines: readonly RentalLine[]; readonly quote: RentalQuote } {
  const quote = quoteRental(
    hours,
    items.map(({ item, quantity, plan }) => ({ itemId: item.id, quantity, plan })),
  );
  // A quote has a line for each item, in their order.
  const offers = quote.lines.flatMap((quoted, index) => {
    const line = items[index];
    return line ? [{ line, quoted, charge: chargeOf(line.charge, quoted.charge) }] : [];
  });
  const tooCheap = offers.filter(({ quoted, charge }) => quoted.charge.isMoreThan(charge));
  if (tooCheap.length > 0 && !mayChargeLess) {
    throw rentalErrors.chargeBelowQuote(
      tooCheap.map(({ line, quoted, charge }) => ({
        itemId: line.item.id,
        quoted: quoted.charge.toDecimal(),
        asked: charge.toDecimal(),
      })),
    );
  }
  const lines = offers.map(({ line: { item, quantity, plan }, quoted, charge }) => {
    const rate = rateOf(plan.terms, quoted);
    return RentalLine.create(newEntityId(context), { item, quantity, rate }, charge, context);
  });
  return { lines, quote };
}

function chargeOf(asked: string | undefined, quoted: Money): Money {
  if (asked === undefined) return quoted;
  const charge = Money.of(asked, quoted.currency);
  if (charge.isNegative) throw rentalErrors.chargeInvalid();
  return charge;
}
