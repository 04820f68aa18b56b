import { Money } from '@strata/domain-kit';
import { rentalErrors } from './rental-errors.js';
import type { RentalLineId } from './rental-line-snapshot.js';
import type { RentalLine } from './rental-line.js';

/** So many pieces of a line. */
export interface LinePieces {
  readonly rentalLineId: RentalLineId;
  readonly quantity: number;
}

/**
 * Does something with each line that is named, in the order in which they are.
 * @throws DomainError `rental.no_items`, `rental.line_unknown`
 */
export function onLines<Item extends { readonly rentalLineId: RentalLineId }, Done>(
  lines: readonly RentalLine[],
  items: readonly Item[],
  act: (line: RentalLine, item: Item) => Done,
): readonly Done[] {
  if (items.length === 0) throw rentalErrors.noItems();
  return items.map((item) => {
    const line = lines.find(({ id }) => id === item.rentalLineId);
    if (!line) throw rentalErrors.lineUnknown(item.rentalLineId);
    return act(line, item);
  });
}

/** The pieces that are kept in the house, line by line; none of lines that have none. */
export function reservedOf(lines: readonly RentalLine[]): readonly LinePieces[] {
  return lines.flatMap(({ id, reserved }) =>
    reserved > 0 ? [{ rentalLineId: id, quantity: reserved }] : [],
  );
}

/** How many pieces are out. */
export function outOf(lines: readonly RentalLine[]): number {
  return lines.reduce((sum, { out }) => sum + out, 0);
}

/** What amounts come to; nothing of none. */
export function sumOf(amounts: readonly Money[], currency: string): Money {
  return amounts.reduce((sum, amount) => sum.plus(amount), Money.zero(currency));
}
