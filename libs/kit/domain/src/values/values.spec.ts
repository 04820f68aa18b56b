import fc from 'fast-check';
import { DomainError } from '../errors/domain-error.js';
import { COUNTRY_CODE_PATTERN } from './country.js';
import { CURRENCY_PATTERN, CURRENCY_PLACES } from './currency.js';
import { EmailAddress } from './email-address.js';
import { Money } from './money.js';
import { PhoneNumber } from './phone-number.js';
import { Quantity } from './quantity.js';
import { ValueObject } from './value-object.js';

/** The code of the error that the call throws. */
function codeOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return 'no error';
}

describe('Money', () => {
  const minor = fc.bigInt(-(10n ** 13n), 10n ** 13n);

  it('is exact where floats are not', () => {
    expect(Money.of('0.10').plus(Money.of('0.20')).toDecimal()).toBe('0.30');
    expect(Money.of('19.99').times(3).toDecimal()).toBe('59.97');
    expect(Money.of('5').toDecimal()).toBe('5.00');
    expect(Money.of('-0.05').toDecimal()).toBe('-0.05');
  });

  it('is read from what it writes', () => {
    fc.assert(
      fc.property(minor, (amount) => {
        const money = Money.ofMinor(amount);
        expect(Money.of(money.toDecimal()).equals(money)).toBe(true);
      }),
    );
  });

  it('adds up in any order, and takes away what it added', () => {
    fc.assert(
      fc.property(minor, minor, (left, right) => {
        const [one, other] = [Money.ofMinor(left), Money.ofMinor(right)];
        expect(one.plus(other).equals(other.plus(one))).toBe(true);
        expect(one.plus(other).minus(other).equals(one)).toBe(true);
      }),
    );
  });

  it.each([
    ['JPY', '1000', '1000', '1', '0', '-7'],
    ['KWD', '1.5', '1.500', '0.001', '0.000', '-0.007'],
    ['CLF', '1.2345', '1.2345', '0.0001', '0.0000', '-0.0007'],
    ['USD', '1.5', '1.50', '0.01', '0.00', '-0.07'],
  ])('has the places of %s', (currency, text, decimal, least, zero, negative) => {
    expect(Money.of(text, currency).toDecimal()).toBe(decimal);
    expect(Money.ofMinor(1n, currency).toDecimal()).toBe(least);
    expect(Money.zero(currency).toDecimal()).toBe(zero);
    expect(Money.of(negative, currency).minor).toBe(-7n);
    expect(Money.of(decimal, currency).times(3).minus(Money.of(text, currency)).toDecimal()).toBe(
      Money.of(text, currency).plus(Money.of(text, currency)).toDecimal(),
    );
  });

  it('takes more places than the currency has only as zeros, and says how many it has', () => {
    expect(Money.of('100.00', 'JPY').toDecimal()).toBe('100');
    expect(Money.of('1.5000', 'KWD').toDecimal()).toBe('1.500');
    for (const [text, currency, places] of [
      ['100.5', 'JPY', 0],
      ['1.2345', 'KWD', 3],
      ['1.999', 'USD', 2],
    ] as const) {
      expect(() => Money.of(text, currency)).toThrow(
        expect.objectContaining({
          code: 'money.too_many_places',
          details: { currency, places },
        }),
      );
    }
  });

  it('knows the currencies in use by ISO 4217, and their places where they are not two', () => {
    const others = [...CURRENCY_PLACES].filter(([, places]) => places !== 2);
    expect(CURRENCY_PLACES.size).toBe(163);
    const byCldr = new Intl.NumberFormat('en', { style: 'currency', currency: 'KWD' });
    expect(byCldr.resolvedOptions().maximumFractionDigits).toBe(3);
    // CLDR rounds the dinar of Iraq for display; ISO 4217 has three places for it.
    for (const [currency, places] of others.filter(([code]) => code !== 'IQD')) {
      const { maximumFractionDigits } = new Intl.NumberFormat('en', {
        style: 'currency',
        currency,
      }).resolvedOptions();
      expect([currency, places]).toEqual([currency, maximumFractionDigits]);
    }
  });

  it('is read in full or not at all, up to the range of its column', () => {
    expect(Money.of('-999999999999.9900').toDecimal()).toBe('-999999999999.99');
    for (const text of ['x1', '1x', '--1', '1 000', '1.5.5', '1.x']) {
      expect(codeOf(() => Money.of(text))).toBe('money.amount_malformed');
    }
    expect(Money.PRECISION - Money.SCALE).toBe(Money.UNIT_DIGITS);
    expect(
      codeOf(() => Money.of(`${'9'.repeat(Money.UNIT_DIGITS)}.${'0'.repeat(Money.SCALE)}`)),
    ).toBe('no error');
  });

  it.each([
    ['-0.01', { isNegative: true, isZero: false, isPositive: false }],
    ['0.00', { isNegative: false, isZero: true, isPositive: false }],
    ['0.01', { isNegative: false, isZero: false, isPositive: true }],
  ])('of %s knows its sign', (text, signs) => expect(Money.of(text)).toMatchObject(signs));

  it('compares, and is written with its currency', () => {
    const [less, more] = [Money.of('1.99', 'EUR'), Money.of('2', 'EUR')];
    expect([less.isMoreThan(more), more.isMoreThan(less), more.isMoreThan(more)]).toEqual([
      false,
      true,
      false,
    ]);
    expect([less.max(more), more.max(less)]).toEqual([more, more]);
    expect(more.toString()).toBe('2.00 EUR');
    expect(Money.zero().equals(Money.of('0', 'USD'))).toBe(true);
    expect(Money.of('1', 'USD').equals(Money.of('1'))).toBe(true);
  });

  it.each(['', '1.', '.5', '1.99999', '1e3', '1,5', 'NaN', ' 1', '1'.repeat(13)])(
    'refuses the text %j',
    (text) => expect(codeOf(() => Money.of(text))).toBe('money.amount_malformed'),
  );

  it('keeps currencies apart and knows which there are', () => {
    const [dollars, euros] = [Money.of('1', 'USD'), Money.of('1', 'EUR')];
    expect(codeOf(() => dollars.plus(euros))).toBe('money.currency_mismatch');
    expect(codeOf(() => dollars.isMoreThan(euros))).toBe('money.currency_mismatch');
    expect(dollars.equals(euros)).toBe(false);
    for (const code of ['usd', 'XXX', 'XAU', 'DEM', '']) {
      expect(codeOf(() => Money.of('1', code))).toBe('money.currency_unknown');
    }
  });

  it('does not leave the range of its column', () => {
    const most = Money.of('999999999999.99');
    expect(codeOf(() => most.plus(Money.of('0.01')))).toBe('money.amount_out_of_range');
    expect(codeOf(() => most.times(2))).toBe('money.amount_out_of_range');
    const yen = Money.of('999999999999', 'JPY');
    expect(codeOf(() => yen.plus(Money.of('1', 'JPY')))).toBe('money.amount_out_of_range');
    const least = Money.zero().minus(most);
    expect(least.toDecimal()).toBe('-999999999999.99');
    expect(() => least.minus(Money.of('0.01'))).toThrow(
      'An amount must lie between -999999999999.99 and 999999999999.99.',
    );
  });
});

describe('EmailAddress', () => {
  it('is stored lower-case, without blanks around it', () => {
    expect(EmailAddress.of(' Ada@Example.COM ').value).toBe('ada@example.com');
    expect(EmailAddress.of('a@b.co').equals(EmailAddress.of('A@B.CO'))).toBe(true);
    expect(EmailAddress.of('a@b.co').equals(EmailAddress.of('c@b.co'))).toBe(false);
  });

  it.each(['', 'a', 'a@b', '@b.co', 'a@b..co', 'a b@c.de', 'a@-b.co', `${'a'.repeat(250)}@b.co`])(
    'refuses %j',
    (text) => expect(codeOf(() => EmailAddress.of(text))).toBe('email.invalid'),
  );

  it('is as long as mail servers take, in each of its parts', () => {
    const label = (length: number) => 'd'.repeat(length);
    const longest = `${'a'.repeat(64)}@${label(63)}.${label(63)}.${label(61)}`;
    expect(longest).toHaveLength(EmailAddress.MAX_LENGTH);
    expect(EmailAddress.of(longest).value).toBe(longest);
    for (const text of [`${longest}d`, `${'a'.repeat(65)}@b.co`, `a@${label(64)}.co`, 'a@b.co-']) {
      expect(codeOf(() => EmailAddress.of(text))).toBe('email.invalid');
    }
  });

  it('has a shape that schemas can tell, in either case', () => {
    expect('A1.b+c@X-1.Example.COM').toMatch(EmailAddress.PATTERN);
    for (const text of [' a@b.co', 'a@b.co ', 'a@b', 'a@b.', 'a@.co', 'a@@b.co', 'a@b-.co']) {
      expect(text).not.toMatch(EmailAddress.PATTERN);
    }
  });

  it('is ASCII: the edge turns a domain into its xn-- form', () => {
    expect(EmailAddress.of('\u200Binfo@XN--Mller-KVA.de\u00A0').value).toBe(
      'info@xn--mller-kva.de',
    );
    for (const text of ['info@müller.de', 'jürgen@b.co', 'a@ｂ.co', 'İ@b.co']) {
      expect(codeOf(() => EmailAddress.of(text))).toBe('email.not_ascii');
    }
  });
});

describe('a value', () => {
  class Path extends ValueObject {
    constructor(readonly steps: readonly string[]) {
      super();
    }
    protected get kind() {
      return 'path';
    }
    protected parts() {
      return this.steps;
    }
  }

  it('equals one of its class with all its parts, and nothing else', () => {
    const path = new Path(['a', 'b']);
    expect(path.equals(new Path(['a', 'b']))).toBe(true);
    for (const other of [['a'], ['a', 'b', 'c'], ['a', 'c'], ['c', 'b'], []]) {
      expect(path.equals(new Path(other))).toBe(false);
      expect(new Path(other).equals(path)).toBe(false);
    }
    const text = '+14155550132';
    expect(PhoneNumber.of(text).equals(EmailAddress.reconstitute(text))).toBe(false);
    for (const other of [text, null, undefined, { value: text, constructor: PhoneNumber }]) {
      expect(PhoneNumber.of(text).equals(other)).toBe(false);
    }
    expect(Quantity.of(2).equals(Quantity.of(2))).toBe(true);
    expect(Quantity.of(2).equals(Quantity.of(3))).toBe(false);
  });

  it('of one text is written as that', () => {
    expect(String(PhoneNumber.reconstitute('555'))).toBe('555');
    expect(String(EmailAddress.reconstitute('a@b'))).toBe('a@b');
  });

  it.each([
    ['a currency', CURRENCY_PATTERN, 'USD', ['US', 'USDX', 'xUSD', 'usd', 'US1']],
    ['a country', COUNTRY_CODE_PATTERN, 'USA', ['US', 'USAX', 'xUSA', 'usa', 'US1']],
  ])('%s has a shape', (_what, pattern, code, others) => {
    expect(code).toMatch(pattern);
    for (const other of others) expect(other).not.toMatch(pattern);
  });
});

describe('PhoneNumber', () => {
  it('is E.164', () => {
    expect(PhoneNumber.of('+14155550132').value).toBe('+14155550132');
    for (const text of ['4155550132', '+0123456789', '+1', '+1234567890123456', '+1 415']) {
      expect(codeOf(() => PhoneNumber.of(text))).toBe('phone_number.invalid');
    }
  });

  it('keeps an extension behind it', () => {
    const longest = `+123456789012345;ext=${'0'.repeat(PhoneNumber.EXTENSION_MAX_LENGTH)}`;
    expect(PhoneNumber.of(longest).value).toHaveLength(PhoneNumber.MAX_LENGTH);
    expect(PhoneNumber.of('+14155550132;ext=5').equals(PhoneNumber.of('+14155550132'))).toBe(false);
    for (const text of [
      `${longest}0`,
      '+14155550132;ext=',
      '+14155550132x5',
      '+14155550132;ext=a',
    ]) {
      expect(codeOf(() => PhoneNumber.of(text))).toBe('phone_number.invalid');
    }
  });
});

describe('Quantity', () => {
  it('is a whole number of at least one', () => {
    expect(Quantity.of(1).value).toBe(1);
    expect(Quantity.of(Quantity.MAX).value).toBe(1_000_000_000);
    for (const value of [0, -1, 1.5, NaN, Infinity, Quantity.MAX + 1]) {
      expect(codeOf(() => Quantity.of(value))).toBe('quantity.invalid');
    }
  });
});
