import { PaymentTerms } from './payment-terms.js';

describe('PaymentTerms', () => {
  it.each([
    ['due_on_receipt', '2026-01-31'],
    ['net_15', '2026-02-15'],
    ['net_30', '2026-03-02'],
    ['net_60', '2026-04-01'],
  ])('%s are due on %s', (name, due) => {
    expect(PaymentTerms.of(name).dueDate('2026-01-31')).toBe(due);
  });

  it('are one of those', () => {
    for (const name of ['net_45', 'toString', '']) {
      expect(() => PaymentTerms.of(name)).toThrow(
        expect.objectContaining({ code: 'payment_terms.invalid' }),
      );
    }
  });

  it('are the same by their name', () => {
    expect(PaymentTerms.of('net_15').equals(PaymentTerms.of('net_15'))).toBe(true);
    expect(PaymentTerms.of('net_15').equals(PaymentTerms.of('net_30'))).toBe(false);
  });
});
