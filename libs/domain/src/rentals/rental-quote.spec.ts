import type { ItemId } from '../catalog/item.js';
import { earlier } from '../testing/index.js';
import { RatePlan, type RatePlanChange } from './rate-plan.js';
import { quoteRental } from './rental-quote.js';

describe('the quote of a rental', () => {
  const rented = (quantity: number, terms: RatePlanChange = {}) => {
    const itemId = `item-${quantity}` as ItemId;
    const tiers = [{ unit: 'day', count: 1, price: '40' }] as const;
    return { itemId, quantity, plan: RatePlan.create({ itemId, tiers, ...terms }, earlier) };
  };

  it('charges each piece, and adds up', () => {
    const quote = quoteRental(25, [rented(3, { deposit: '50.50' }), rented(2)]);
    expect(quote.currency).toBe('USD');
    expect(quote.total.toDecimal()).toBe('400.00');
    expect(quote.deposit.toDecimal()).toBe('151.50');
    expect(
      quote.lines.map(({ itemId, quantity, unitCharge, charge, deposit, tiers }) => [
        itemId,
        quantity,
        unitCharge.toDecimal(),
        charge.toDecimal(),
        deposit.toDecimal(),
        tiers,
      ]),
    ).toEqual([
      [
        'item-3',
        3,
        '80.00',
        '240.00',
        '151.50',
        [{ unit: 'day', count: 1, price: '40.00', times: 2 }],
      ],
      [
        'item-2',
        2,
        '80.00',
        '160.00',
        '0.00',
        [{ unit: 'day', count: 1, price: '40.00', times: 2 }],
      ],
    ]);
  });

  it.each([
    ['several currencies', [rented(1), rented(2, { currency: 'EUR' })], 'money.currency_mismatch'],
    ['less than a piece', [rented(0)], 'quantity.invalid'],
    [
      'more than an amount can be',
      [rented(1_000_000_000, { tiers: [{ unit: 'day', count: 1, price: '1000' }] })],
      'money.amount_out_of_range',
    ],
  ])('is refused of %s', (_what, items, code) => {
    expect(() => quoteRental(1, items)).toThrow(expect.objectContaining({ kind: 'invalid', code }));
  });
});
