import {
  address,
  after,
  aggregateContract,
  contextOf,
  earlier,
  elsewhere,
  errorContract,
  eventContract,
  longerThan,
  OLD,
  restoreContract,
  oldAddress,
  storedAddress,
} from '../testing/index.js';
import { vendorErrors } from './vendor-errors.js';
import { Vendor } from './vendor.js';

const context = contextOf('tester', new Date('2026-01-15T09:30:00.000Z'));

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

aggregateContract(Vendor, {
  create: (context) =>
    Vendor.create(
      { name: ' Acme ', email: 'A@Acme.example', address, paymentTerms: 'net_60' },
      context,
    ),
  fields: { name: 'Acme', email: 'a@acme.example', address: storedAddress, paymentTerms: 'net_60' },
  change: {
    apply: (vendor, change, context) => vendor.revise(change, context),
    made: [
      [{ name: ' Ajax ' }, { name: 'Ajax' }],
      [{ email: 'A@Ajax.example' }, { email: 'a@ajax.example' }],
      [{ email: null }, { email: null }],
      [{ address: elsewhere }, { address: elsewhere }],
      [{ address: null }, { address: null }],
      [{ paymentTerms: 'due_on_receipt' }, { paymentTerms: 'due_on_receipt' }],
    ],
    refused: [
      [{ name: ' ' }, 'text.required', { field: 'name' }],
      [{ name: longerThan(255) }, 'text.too_long', { field: 'name', max: 255 }],
      [{ email: '' }, 'email.invalid', { field: 'email' }],
    ],
    old: {
      fields: { name: OLD.line, email: OLD.email, address: oldAddress },
      refused: [{ name: `${OLD.line}!` }, { address: { ...oldAddress, street: 'C' } }],
    },
  },
});

const acme = { name: 'Acme', email: 'sales@acme.example', paymentTerms: 'net_60' };
const stored = () => Vendor.reconstitute(Vendor.create({ ...acme, address }, earlier).toSnapshot());

restoreContract(Vendor, (context) => Vendor.create({ ...acme, address }, context));

eventContract(Vendor, 'vendor', {
  'vendor.created': [
    {
      when: (context) => Vendor.create({ ...acme, address }, context),
      payload: acme,
    },
    {
      when: (context) => Vendor.create({ name: 'Acme', email: '' }, context),
      payload: { name: 'Acme', email: null, paymentTerms: 'net_30' },
    },
  ],
  'vendor.updated': [
    {
      when: (context) =>
        after(stored(), (it) =>
          it.revise(
            { name: 'Ajax', email: null, address: null, paymentTerms: 'due_on_receipt' },
            context,
          ),
        ),
      payload: {
        name: 'Ajax',
        email: null,
        paymentTerms: 'due_on_receipt',
        changed: ['name', 'email', 'address', 'paymentTerms'],
      },
    },
    {
      when: (context) => after(stored(), (it) => it.revise({ name: 'Ajax' }, context)),
      payload: { ...acme, name: 'Ajax', changed: ['name'] },
    },
  ],
  'vendor.restored': [
    {
      when: (context) =>
        after(Vendor.reconstitute({ ...stored().toSnapshot(), isActive: false }), (it) =>
          it.restore(context),
        ),
      payload: acme,
    },
  ],
  'vendor.deleted': [
    { when: (context) => after(stored(), (it) => it.delete(context)), payload: {} },
  ],
});

errorContract(vendorErrors, {
  notFound: [[['v-1'], 'not_found', 'vendor.not_found', 'There is no vendor v-1.']],
  nameTaken: [[['Acme'], 'conflict', 'vendor.name_taken', 'Another vendor is called Acme.']],
  hasOpenPurchaseOrders: [
    [
      ['v-1'],
      'conflict',
      'vendor.has_open_purchase_orders',
      'Vendor v-1 has a purchase order that is still open.',
    ],
  ],
  emailTaken: [
    [['a@b.co'], 'conflict', 'vendor.email_taken', 'Another vendor has the email address a@b.co.'],
  ],
});
