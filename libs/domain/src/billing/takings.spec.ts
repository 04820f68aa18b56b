import { Money } from '@strata/domain-kit';
import type { PaymentMethod } from './payment-method.js';
import { Takings } from './takings.js';

const taking = ([method, amount]: readonly [PaymentMethod, string]) => ({ method, amount });
const takings = (
  payments: readonly (readonly [PaymentMethod, string])[],
  refunds: readonly (readonly [PaymentMethod, string])[] = [],
) => new Takings(payments.map(taking), refunds.map(taking));
const split = (of: Takings, amount: string) =>
  of.split(Money.of(amount)).map(({ method, amount: part }) => [method, part.toDecimal()]);

describe('a refund', () => {
  const paid = takings([
    ['card', '5'],
    ['cash', '20'],
    ['card', '10'],
  ]);

  it('goes back as it came in, the newest payment first', () => {
    expect(split(paid, '5')).toEqual([['card', '5.00']]);
    expect(split(paid, '12')).toEqual([
      ['card', '5.00'],
      ['cash', '7.00'],
    ]);
    expect(split(paid, '35')).toEqual([
      ['card', '15.00'],
      ['cash', '20.00'],
    ]);
    expect(split(paid, '0')).toEqual([]);
  });

  it('by a method is at most what came in by it and has not gone back', () => {
    const rest = takings(
      [
        ['card', '5'],
        ['cash', '20'],
        ['card', '10'],
      ],
      [
        ['card', '7'],
        ['cash', '1'],
      ],
    );
    expect(split(rest, '20')).toEqual([
      ['cash', '19.00'],
      ['card', '1.00'],
    ]);
    // More went back in cash than came in by it: the card has the rest.
    const other = takings(
      [
        ['card', '100'],
        ['cash', '10'],
      ],
      [['cash', '40']],
    );
    expect(split(other, '70')).toEqual([['card', '70.00']]);
  });

  it('of more than came in is a fault', () => {
    expect(() => split(paid, '35.01')).toThrow('0.01 USD would go back that never came in.');
    expect(() => split(Takings.none, '1')).toThrow(RangeError);
  });

  it('goes back by later payments first', () => {
    const later = paid.and([taking(['check', '2'])], [taking(['cash', '19'])]);
    expect(split(later, '10')).toEqual([
      ['check', '2.00'],
      ['card', '7.00'],
      ['cash', '1.00'],
    ]);
  });
});
