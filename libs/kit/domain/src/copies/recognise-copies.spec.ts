import * as one from '../index.js';

type Kit = typeof one;

const base: one.AggregateSnapshot<'Lamp'> = {
  id: one.parseEntityId('0196d2a0-0000-7000-8000-000000000001'),
  createdAt: new Date(0),
  updatedAt: new Date(0),
  createdBy: null,
  updatedBy: null,
  isActive: true,
  version: 1,
};

/** A class on one copy of the kit, as a package has it that is loaded twice. */
function entitiesOn(kit: Kit, type: string) {
  abstract class Open extends kit.AggregateRoot<'Lamp'> {
    constructor(snapshot = base) {
      super(snapshot, true);
    }
  }
  return class extends Open {
    get aggregateType() {
      return type;
    }
    toSnapshot() {
      return this.baseSnapshot();
    }
  };
}

describe('two copies of the kit in one process', () => {
  let other: Kit;

  beforeAll(async () => {
    import.meta.jest.resetModules();
    other = (await import('../index.js')) as Kit;
    expect(other.Money).not.toBe(one.Money);
  });

  it('recognise the errors of each other', () => {
    const error = other.valueErrors.emailInvalid();
    expect(Object.getPrototypeOf(error)).not.toBe(one.DomainError.prototype);
    expect(error instanceof one.DomainError).toBe(true);
    expect(one.valueErrors.emailInvalid() instanceof other.DomainError).toBe(true);
  });

  it('take no other error, and no other value, for one', () => {
    for (const value of [new Error('no'), { name: 'DomainError' }, 'no', null, undefined]) {
      expect(value instanceof one.DomainError).toBe(false);
    }
    expect(other.Money.of('1') instanceof one.DomainError).toBe(false);
    expect(one.valueErrors.emailInvalid() instanceof other.ValueObject).toBe(false);
  });

  it('leave subclasses their own instanceof', () => {
    class LampError extends one.DomainError {}
    const error = new LampError('invalid', 'lamp.broken', 'It is broken.');
    expect(error instanceof LampError).toBe(true);
    expect(error instanceof other.DomainError).toBe(true);
    expect(one.valueErrors.emailInvalid() instanceof LampError).toBe(false);
    expect(one.Money.of('1') instanceof one.Quantity).toBe(false);
  });

  it('show nothing of it in an error', () => {
    const error = one.valueErrors.emailInvalid();
    expect(Object.getOwnPropertySymbols(error)).toEqual([]);
    expect(Object.keys(error)).toEqual(['kind', 'code', 'details', 'name']);
  });

  it('find their values equal by kind and parts', () => {
    expect(one.Money.of('1.50').equals(other.Money.of('1.5'))).toBe(true);
    expect(other.Money.of('1.50').equals(one.Money.of('1.5'))).toBe(true);
    expect(one.Money.of('1').equals(other.Money.of('1', 'EUR'))).toBe(false);
    expect(one.EmailAddress.of('a@b.co').equals(other.EmailAddress.of('A@b.co'))).toBe(true);
    const phone = one.PhoneNumber.reconstitute('the same part');
    for (const { EmailAddress } of [one, other]) {
      expect(phone.equals(EmailAddress.reconstitute('the same part'))).toBe(false);
    }
  });

  it('count with the values of each other', () => {
    expect(one.Money.of('1').plus(other.Money.of('2')).toDecimal()).toBe('3.00');
  });

  it('find their entities equal by kind and id', () => {
    const [Lamp, LampCopy] = [entitiesOn(one, 'lamp'), entitiesOn(other, 'lamp')];
    const id = one.parseEntityId<'Lamp'>('0196d2a0-0000-7000-8000-000000000002');
    const lamp = new Lamp();
    expect(lamp.equals(new LampCopy())).toBe(true);
    expect(new LampCopy().equals(lamp)).toBe(true);
    expect(lamp.equals(new LampCopy({ ...base, id }))).toBe(false);
    expect(lamp.equals(new (entitiesOn(other, 'shelf'))())).toBe(false);
  });
});
