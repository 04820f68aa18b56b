import { Money } from '@strata/domain-kit';
import { Balance } from './balance.js';

const eur = (amount: string) => Money.of(amount, 'EUR');
const of = (total: string) => Balance.open(eur(total));
const code = (value: string) => expect.objectContaining({ code: value });

describe('a balance', () => {
  const open = of('10');

  it('is the same as one of the same amounts in the same state', () => {
    expect(open.equals(of('10'))).toBe(true);
    for (const other of [
      Balance.open(Money.of('10', 'USD')),
      of('11'),
      open.pay(eur('1')),
      open.return(eur('1')).balance,
      open.cancel().balance,
    ]) {
      expect(open.equals(other)).toBe(false);
    }
    const paid = open.pay(eur('5'));
    expect(paid.refund(eur('1')).equals(paid.refund(eur('2')))).toBe(false);
  });

  it.each([
    ['nothing is paid', of('10'), 'unpaid'],
    ['nothing is to be paid', of('0'), 'paid'],
    ['a part is paid', of('10').pay(eur('4')), 'partially_paid'],
    ['all is paid', of('10').pay(eur('10')), 'paid'],
    ['it is called off unpaid', of('10').cancel().balance, 'settled'],
    ['a part came back unpaid', of('10').return(eur('4')).balance, 'unpaid'],
    ['all came back unpaid', of('10').return(eur('10')).balance, 'settled'],
    ['nothing was ever to be paid', of('0').cancel().balance, 'paid'],
    ['it is called off paid', of('10').pay(eur('4')).cancel().balance, 'refunded'],
    [
      'a part came back paid',
      of('10').pay(eur('10')).return(eur('4')).balance,
      'partially_refunded',
    ],
    ['a part is given back', of('10').pay(eur('10')).refund(eur('4')), 'partially_refunded'],
    ['all is given back', of('10').pay(eur('10')).refund(eur('10')), 'refunded'],
    [
      'a part is given back and a part due',
      of('10').pay(eur('6')).refund(eur('4')),
      'partially_paid',
    ],
    [
      'what was paid is given back and a part due',
      of('10').pay(eur('6')).refund(eur('6')),
      'unpaid',
    ],
  ])('where %s, is %3$s', (_when, balance, status) => {
    expect(balance.status).toBe(status);
    expect(Balance.reconstitute(balance.toSnapshot(), balance.cancelled)).toEqual(balance);
  });

  it('is not due again by what is given back out of goodwill', () => {
    const given = of('10').pay(eur('6')).refund(eur('2'));
    expect([given.owed, given.net, given.due].map(String)).toEqual([
      '8.00 EUR',
      '4.00 EUR',
      '4.00 EUR',
    ]);
    expect(() => given.pay(eur('4.01'))).toThrow(code('payment.exceeds_balance'));
    expect(given.pay(eur('4')).status).toBe('partially_refunded');
  });

  it('gives back what was paid and not given back, and no more', () => {
    const paid = of('10').pay(eur('6'));
    expect(() => paid.refund(eur('6.01'))).toThrow(code('refund.exceeds_paid'));
    expect(() => paid.refund(eur('4')).refund(eur('2.01'))).toThrow(code('refund.exceeds_paid'));
    for (const nothing of ['0', '-1']) {
      expect(() => paid.refund(eur(nothing))).toThrow(code('refund.amount_invalid'));
    }
  });

  it('never owes less than nothing, though more comes back than is still charged', () => {
    const { balance, refund } = of('10').pay(eur('10')).refund(eur('4')).return(eur('10'));
    expect([refund, balance.owed, balance.net, balance.due].map(String)).toEqual([
      '6.00 EUR',
      '0.00 EUR',
      '0.00 EUR',
      '0.00 EUR',
    ]);
  });

  it('is owed again by what is charged once it was paid', () => {
    const { balance, refund } = of('10').pay(eur('10')).charge(eur('2.50'));
    expect([refund.isZero, balance.status, String(balance.due)]).toEqual([
      true,
      'partially_paid',
      '2.50 EUR',
    ]);
    expect(balance.pay(eur('2.50')).status).toBe('paid');
  });

  it('gives back what was paid beyond it once less is charged, and never charges less than nothing', () => {
    const paid = of('10').pay(eur('8'));
    const { balance, refund } = paid.charge(eur('-4'));
    expect([refund, balance.owed, balance.due, balance.status].map(String)).toEqual([
      '2.00 EUR',
      '6.00 EUR',
      '0.00 EUR',
      'partially_refunded',
    ]);
    expect(() => paid.charge(eur('-10.01'))).toThrow(RangeError);
  });
});
