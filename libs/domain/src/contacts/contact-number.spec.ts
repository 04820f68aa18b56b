import {
  after,
  aggregateContract,
  contextOf,
  earlier,
  errorContract,
  eventContract,
  longerThan,
  OLD,
  restoreContract,
} from '../testing/index.js';
import { contactErrors } from './contact-errors.js';
import { ContactNumber } from './contact-number.js';

const context = contextOf('tester', new Date('2026-01-15T09:30:00.000Z'));
const owner = { entityType: 'Customer', entityId: 'c-1' } as const;

describe('ContactNumber', () => {
  it('belongs to its owner and is not primary unless said', () => {
    const number = ContactNumber.create(
      { ...owner, phoneNumber: '+14155550132', label: ' ' },
      context,
    );
    expect(number.toSnapshot()).toMatchObject({
      ...owner,
      isPrimary: false,
      label: null,
      version: 1,
    });
    expect(number.owner).toEqual(owner);
    expect(String(number.phoneNumber)).toBe('+14155550132');
    expect(number.isPrimary).toBe(false);
    expect(number.pullEvents()).toMatchObject([{ name: 'contact_number.added' }]);
  });

  it('refuses what is not E.164, and then stays as it was', () => {
    const number = ContactNumber.create({ ...owner, phoneNumber: '+14155550132' }, context);
    const before = number.toSnapshot();
    expect(() => number.revise({ label: 'x', phoneNumber: '555' }, context)).toThrow(
      expect.objectContaining({ code: 'phone_number.invalid' }),
    );
    expect(number.toSnapshot().phoneNumber).toBe(before.phoneNumber);
    expect(number.version).toBe(before.version);
  });
});

aggregateContract(ContactNumber, {
  create: (context) =>
    ContactNumber.create(
      {
        entityType: 'Vendor',
        entityId: 'vendor-1',
        phoneNumber: '+14155550132;ext=5',
        label: ' Office ',
        isPrimary: true,
      },
      context,
    ),
  fields: {
    entityType: 'Vendor',
    entityId: 'vendor-1',
    phoneNumber: '+14155550132;ext=5',
    label: 'Office',
    isPrimary: true,
  },
  change: {
    apply: (number, change, context) => number.revise(change, context),
    made: [
      [{ phoneNumber: '+14155550199' }, { phoneNumber: '+14155550199' }],
      [{ label: ' Desk ' }, { label: 'Desk' }],
      [{ label: null }, { label: null }],
      [{ isPrimary: false }, { isPrimary: false }],
    ],
    refused: [[{ label: longerThan(50) }, 'text.too_long', { field: 'label', max: 50 }]],
    old: {
      fields: { phoneNumber: '555', label: OLD.line },
      refused: [{ phoneNumber: '556' }, { label: `${OLD.line}!` }],
    },
  },
});

const phone = {
  entityType: 'Customer',
  entityId: 'customer-1',
  phoneNumber: '+14155550132',
} as const;
const stored = () => ContactNumber.reconstitute(ContactNumber.create(phone, earlier).toSnapshot());

restoreContract(ContactNumber, (context) => ContactNumber.create(phone, context));

eventContract(ContactNumber, 'contact_number', {
  'contact_number.added': [
    {
      when: (context) => ContactNumber.create({ ...phone, isPrimary: true }, context),
      payload: { ...phone, isPrimary: true },
    },
    {
      when: (context) => ContactNumber.create(phone, context),
      payload: { ...phone, isPrimary: false },
    },
  ],
  'contact_number.changed': [
    {
      when: (context) =>
        after(stored(), (it) =>
          it.revise({ phoneNumber: '+14155550199;ext=5', isPrimary: true }, context),
        ),
      payload: { ...phone, phoneNumber: '+14155550199;ext=5', isPrimary: true },
    },
    {
      when: (context) => after(stored(), (it) => it.revise({ label: 'Office' }, context)),
      payload: { ...phone, isPrimary: false },
    },
  ],
  'contact_number.restored': [
    {
      when: (context) =>
        after(ContactNumber.reconstitute({ ...stored().toSnapshot(), isActive: false }), (it) =>
          it.restore(context),
        ),
      payload: { ...phone, isPrimary: false },
    },
  ],
  'contact_number.removed': [
    {
      when: (context) => after(stored(), (it) => it.delete(context)),
      payload: { ...phone, isPrimary: false },
    },
  ],
});

errorContract(contactErrors, {
  notFound: [[['n-1'], 'not_found', 'contact_number.not_found', 'There is no contact number n-1.']],
  ownerUnknown: [
    [
      ['Customer', 'c-1'],
      'invalid',
      'contact_number.owner_unknown',
      'There is no Customer c-1.',
      { field: 'entity_id' },
    ],
  ],
  primaryTaken: [
    [
      ['Customer', 'c-1'],
      'conflict',
      'contact_number.primary_taken',
      'Customer c-1 has another primary number.',
    ],
  ],
});
