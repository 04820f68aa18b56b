import type { ActionContext } from '@strata/domain-kit';
import { Vendor } from './vendor.js';

let ids = 0;
const context: ActionContext = {
  at: new Date('2026-01-15T09:30:00.000Z'),
  by: 'tester',
  newId: () => `id-${(ids += 1)}`,
};

describe('Vendor', () => {
  it('is paid within 30 days unless said', () => {
    const vendor = Vendor.create({ name: ' Tools ', email: 'A@B.co' }, context);
    expect(vendor.toSnapshot()).toMatchObject({
      name: 'Tools',
      email: 'a@b.co',
      paymentTerms: 'net_30',
    });
    expect(vendor.name).toBe('Tools');
    expect(String(vendor.email)).toBe('a@b.co');
    expect(vendor.paymentTerms.days).toBe(30);
    expect(vendor.pullEvents()).toMatchObject([{ name: 'vendor.created' }]);
  });

  it('may lack email and address, and gets them later', () => {
    const made = Vendor.create({ name: 'Tools' }, context).toSnapshot();
    expect(made).toMatchObject({ email: null, address: null });
    const vendor = Vendor.reconstitute(made);
    expect(vendor.email).toBeNull();
    vendor.revise({ email: 'a@b.co' }, context);
    expect(vendor.toSnapshot()).toMatchObject({ email: 'a@b.co', address: null });
  });

  it('changes what is given and stays whole when a part is refused', () => {
    const vendor = Vendor.reconstitute(
      Vendor.create({ name: 'Tools', email: 'a@b.co' }, context).toSnapshot(),
    );
    vendor.revise({ email: null, paymentTerms: 'net_60' }, context);
    expect(vendor.toSnapshot()).toMatchObject({ email: null, paymentTerms: 'net_60', version: 2 });
    const before = vendor.toSnapshot();
    expect(() => vendor.revise({ name: 'Other', paymentTerms: 'net_7' }, context)).toThrow(
      expect.objectContaining({ code: 'payment_terms.invalid' }),
    );
    expect(vendor.toSnapshot()).toEqual(before);
  });
});
