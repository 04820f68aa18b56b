import type { ActionContext } from '@strata/domain-kit';
import { ContactNumber } from './contact-number.js';

let ids = 0;
const context: ActionContext = {
  at: new Date('2026-01-15T09:30:00.000Z'),
  by: 'tester',
  newId: () => `id-${(ids += 1)}`,
};
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
