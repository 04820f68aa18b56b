import fc from 'fast-check';
import { Money } from '@strata/domain-kit';
import type { ItemId } from '../catalog/item.js';
import { DiscountRate } from './discount-rate.js';
import { ANY_PRICE, type PriceAllowance, type PriceRequest, SalesPrice } from './sales-price.js';

const clerk: PriceAllowance = { discountMax: DiscountRate.of('0.10'), mayNamePrice: false };

/** What a piece costs that somebody asks for. */
function priceOf(list: string, request: PriceRequest, by = clerk, currency = 'USD'): string {
  const line = { itemId: 'i-1' as ItemId, listPrice: Money.of(list, currency), ...request };
  return SalesPrice.agree([line], by)[0]!.unit.toDecimal();
}
const discount = (rate: string, reason = 'Scratched') => ({ discount: { rate, reason } });
const code = (value: string) => expect.objectContaining({ code: value });
const BELOW_LIST = code('sales_transaction.price_below_list');

describe('the price of a sale', () => {
  it('is that of the list, nothing too, or a higher one, whoever sells', () => {
    expect(priceOf('19.99', {})).toBe('19.99');
    expect(priceOf('0', {})).toBe('0.00');
    expect(priceOf('0', { unitPrice: '0' })).toBe('0.00');
    expect(priceOf('19.99', { unitPrice: '19.99' })).toBe('19.99');
    expect(priceOf('19.99', { unitPrice: '25' })).toBe('25.00');
  });

  it('is named below the list by who may alone', () => {
    expect(() => priceOf('19.99', { unitPrice: '19.98' })).toThrow(BELOW_LIST);
    expect(priceOf('19.99', { unitPrice: '0.01' }, ANY_PRICE)).toBe('0.01');
  });

  it('is discounted with a reason, as far as whoever sells may', () => {
    expect(priceOf('20.00', discount('0.05'))).toBe('19.00');
    expect(priceOf('20.00', discount('0.1000'))).toBe('18.00');
    expect(() => priceOf('20.00', discount('0.1001'))).toThrow(BELOW_LIST);
    expect(priceOf('20.00', discount('0.5'), ANY_PRICE)).toBe('10.00');
    for (const [reason, why] of [
      [' ', 'text.required'],
      ['x'.repeat(101), 'text.too_long'],
    ] as const) {
      expect(() => priceOf('20.00', discount('0.05', reason))).toThrow(
        expect.objectContaining({
          code: why,
          details: expect.objectContaining({ field: 'reason' }),
        }),
      );
    }
  });

  it('is rounded half up to the places of its currency', () => {
    expect(priceOf('19.99', discount('0.1'), ANY_PRICE)).toBe('17.99');
    expect(priceOf('0.05', discount('0.1'), ANY_PRICE)).toBe('0.05');
    expect(priceOf('999', discount('0.1'), ANY_PRICE, 'JPY')).toBe('899');
    expect(priceOf('1.005', discount('0.1'), ANY_PRICE, 'KWD')).toBe('0.905');
    // Not below what is left of the list by the discount that may be given.
    expect(priceOf('19.99', discount('0.1'))).toBe('18.00');
    expect(priceOf('19.99', discount('0.05'))).toBe('18.99');
  });

  it('is nothing by a discount of all, never by accident', () => {
    const accident = code('sales_transaction.price_zero');
    expect(() => priceOf('19.99', { unitPrice: '0.00' }, ANY_PRICE)).toThrow(accident);
    expect(() => priceOf('0.01', discount('0.6'), ANY_PRICE)).toThrow(accident);
    expect(() => priceOf('19.99', discount('1'))).toThrow(BELOW_LIST);
    expect(priceOf('19.99', discount('1.0'), ANY_PRICE)).toBe('0.00');
    expect(priceOf('0', discount('0.05'))).toBe('0.00');
  });

  it('is asked for in one way that makes sense', () => {
    const twice = { unitPrice: '19.00', ...discount('0.05') };
    expect(() => priceOf('19.99', twice)).toThrow(code('sales_transaction.price_twice'));
    expect(() => priceOf('19.99', { unitPrice: '-1' })).toThrow(
      code('sales_transaction.price_negative'),
    );
    expect(() => priceOf('19.99', { unitPrice: '0.001' })).toThrow(code('money.too_many_places'));
    for (const rate of ['1.1', '-0.1', '.1', '0.12345', '10%', '']) {
      expect(() => priceOf('19.99', discount(rate))).toThrow(
        code('sales_transaction.discount_rate_invalid'),
      );
    }
  });

  it('names every line that is too cheap', () => {
    const line = (itemId: string, request: PriceRequest) => ({
      itemId: itemId as ItemId,
      listPrice: Money.of('19.99'),
      ...request,
    });
    const lines = [
      line('i-1', { unitPrice: '17.99' }),
      line('i-2', {}),
      line('i-3', discount('0.25')),
    ];
    const refused = { listPrice: '19.99', lowest: '18.00' };
    expect(() => SalesPrice.agree(lines, clerk)).toThrow(
      expect.objectContaining({
        kind: 'forbidden',
        details: {
          lines: [
            { ...refused, itemId: 'i-1', asked: '17.99' },
            { ...refused, itemId: 'i-3', asked: '14.99' },
          ],
        },
      }),
    );
  });

  it('never leaves off more than may be, and comes out of the store as it went in', () => {
    const parts = fc.integer({ min: 0, max: 10_000 });
    const rateOf = (part: number) => (part / 10_000).toFixed(4);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999 }), parts, parts, (cents, part, most) => {
        const allowance = { discountMax: DiscountRate.of(rateOf(most)), mayNamePrice: false };
        const listPrice = Money.ofMinor(BigInt(cents));
        const line = { itemId: 'i-1' as ItemId, listPrice, ...discount(rateOf(part)) };
        const rest = cents * (10_000 - part);
        // Too cheap, or nothing by accident.
        fc.pre(part <= most && (rest >= 5000 || part === 10_000));
        const price = SalesPrice.agree([line], allowance)[0]!;
        const unit = Number(price.unit.minor);
        expect(unit * 10_000).toBeGreaterThanOrEqual(cents * (10_000 - most));
        expect(Math.abs(unit * 10_000 - rest)).toBeLessThan(10_000);
        const stored = SalesPrice.reconstitute(price.list, price.unit, price.discount);
        expect(stored.equals(price)).toBe(true);
      }),
    );
  });

  it('is the same by its amounts, its discount and its reason', () => {
    const list = Money.of('20.00');
    const named = (unit: string, reason: string | null) =>
      SalesPrice.reconstitute(
        list,
        Money.of(unit),
        reason === null ? null : { rate: '0.5', reason },
      );
    expect(named('10', 'Old').equals(named('10.00', 'Old'))).toBe(true);
    for (const other of [named('10', null), named('10', 'Torn'), named('9', 'Old')]) {
      expect(named('10', 'Old').equals(other)).toBe(false);
    }
  });
});

describe('a discount rate', () => {
  it.each([
    ['0', '0'],
    ['0.10', '0.1'],
    ['0.1250', '0.125'],
    ['0.0001', '0.0001'],
    ['1.0000', '1'],
  ])('of %s is written %s', (given, written) => {
    const rate = DiscountRate.of(given);
    expect(rate.toDecimal()).toBe(written);
    expect(DiscountRate.of(written).equals(rate)).toBe(true);
  });
});
