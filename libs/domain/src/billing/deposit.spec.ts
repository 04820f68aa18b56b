import { Money } from '@strata/domain-kit';
import { contextOf } from '../testing/index.js';
import { Balance } from './balance.js';
import { Deposit } from './deposit.js';
import type { PaymentMethod } from './payment-method.js';
import { SecuredAccount } from './secured-account.js';
import { Takings } from './takings.js';

const eur = (amount: string) => Money.of(amount, 'EUR');
const code = (value: string) => expect.objectContaining({ code: value });

describe('a deposit', () => {
  const held = Deposit.open(eur('50')).receive(eur('40'));

  it('holds what came in and was neither applied nor released', () => {
    const rest = held.apply(eur('15')).release(eur('5'));
    expect(rest.toSnapshot()).toEqual({
      depositRequired: '50.00',
      depositReceived: '40.00',
      depositApplied: '15.00',
      depositReleased: '5.00',
      depositHeld: '20.00',
    });
    expect(Deposit.reconstitute(rest.toSnapshot(), 'EUR').equals(rest)).toBe(true);
    for (const other of [
      held,
      rest.apply(eur('1')),
      rest.release(eur('1')),
      rest.receive(eur('1')),
    ])
      expect(other.equals(rest)).toBe(false);
  });

  it('never gives more than is held, nor less than something', () => {
    for (const act of ['apply', 'release'] as const) {
      expect(() => held[act](eur('40.01'))).toThrow(code('deposit.exceeds_held'));
      expect(held[act](eur('40')).held.isZero).toBe(true);
    }
    for (const act of ['receive', 'apply', 'release'] as const)
      for (const nothing of ['0', '-1'])
        expect(() => held[act](eur(nothing))).toThrow(code('deposit.amount_invalid'));
  });
});

describe('an account with a deposit', () => {
  const context = contextOf('clerk', new Date('2026-03-01T10:00:00Z'));
  const document = { type: 'rental_agreement', id: 'r-1', number: 'RA-2026-000001' } as const;
  const open = () =>
    new SecuredAccount(document as never, Balance.open(eur('100')), Deposit.open(eur('50')));
  const money = (amount: string, method: PaymentMethod = 'card') => ({
    amount,
    method,
    reference: null,
  });
  const none = { takings: Takings.none };

  it('pays out of the deposit as much as is due, with a record of both', () => {
    const account = open();
    expect(account.receive(money('150'), context)).toMatchObject({
      amount: '150.00',
      currency: 'EUR',
      method: 'card',
      held: '150.00',
    });
    expect(() => account.apply(money('100.01'), context)).toThrow(code('payment.exceeds_balance'));
    const spare = open();
    spare.receive(money('150'), context);
    const applied = spare.apply({ amount: '100', reference: 'D-1' }, context);
    expect(applied).toMatchObject({ amount: '100.00', held: '50.00', balanceDue: '0.00' });
    const { payments, deposits, refunds } = spare.pullRecords();
    expect(payments).toMatchObject([
      { id: applied.paymentId, amount: '100.00', method: 'deposit', reference: 'D-1' },
    ]);
    expect(deposits).toMatchObject([
      { kind: 'received', amount: '150.00', method: 'card' },
      { id: applied.depositId, kind: 'applied', amount: '100.00', method: null, reference: 'D-1' },
    ]);
    expect(refunds).toEqual([]);
    expect(spare.pullRecords()).toEqual({ payments: [], refunds: [], deposits: [] });
  });

  it('gives back as it came in, whatever came in as a deposit and went as a payment', () => {
    const account = open();
    account.receive(money('60', 'card'), context);
    account.pay(money('30', 'cash'), context);
    account.apply({ amount: '50', reference: null }, context);
    const { made } = account.charge(eur('-70'), none, context);
    // 30 are owed of 80 that were paid. The newest money is that of the card.
    expect(made.map(({ method, amount, kind }) => [method, amount, kind])).toEqual([
      ['card', '50.00', 'adjustment'],
    ]);
    expect(account.releaseAll(none, context)).toMatchObject([{ method: 'card', amount: '10.00' }]);
    expect(account.releaseAll(none, context)).toEqual([]);
    expect(account.deposit.held.isZero).toBe(true);
  });

  it('gives back by the method that is named', () => {
    const account = open();
    account.receive(money('60', 'card'), context);
    const part = { amount: '20', reference: 'R-1' };
    expect(account.release(part, { ...none, method: 'cash' }, context)).toMatchObject([
      { method: 'cash', amount: '20.00', held: '40.00' },
    ]);
    expect(() => account.release({ ...part, amount: '40.01' }, none, context)).toThrow(
      code('deposit.exceeds_held'),
    );
    expect(account.release({ ...part, amount: '40' }, none, context)).toMatchObject([
      { method: 'card', amount: '40.00' },
    ]);
  });

  it('knows what the store has of its takings', () => {
    const account = new SecuredAccount(
      document as never,
      Balance.open(eur('100')),
      Deposit.open(eur('50')).receive(eur('60')),
    );
    const takings = new Takings(
      [
        { method: 'cash', amount: '20' },
        { method: 'check', amount: '40' },
      ],
      [],
    );
    expect(
      account
        .releaseAll({ takings }, context)
        .map(({ method, amount, held }) => [method, amount, held]),
    ).toEqual([
      ['cash', '20.00', '40.00'],
      ['check', '40.00', '0.00'],
    ]);
  });
});
