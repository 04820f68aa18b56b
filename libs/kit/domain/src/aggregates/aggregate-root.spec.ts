import { type ActionContext, SYSTEM_ACTOR } from './action-context.js';
import { AggregateRoot, type AggregateSnapshot } from './aggregate-root.js';
import { defineErrors } from '../errors/define-errors.js';
import { DomainError } from '../errors/domain-error.js';
import { isStorableText, optionalText, requireText } from '../text/text.js';
import { parseEntityId, uuidV7, UUID_PATTERN } from './entity-id.js';

const context = (at = '2026-01-15T09:30:00.000Z'): ActionContext => ({
  at: new Date(at),
  by: 'tester',
  newId: () => uuidV7(new Date(at), new Uint8Array(10)),
});

class Lamp extends AggregateRoot<'Lamp'> {
  private constructor(base: AggregateSnapshot<'Lamp'>, persisted: boolean) {
    super(base, persisted);
  }
  static create(ctx: ActionContext) {
    return new Lamp(AggregateRoot.newbornAggregate<'Lamp'>(ctx), false);
  }
  static reconstitute(base: AggregateSnapshot<'Lamp'>) {
    return new Lamp(base, true);
  }
  get aggregateType() {
    return 'lamp';
  }
  turnOn(ctx: ActionContext) {
    this.touch(ctx);
    this.record('lamp.turned_on', { bright: true }, ctx);
  }
  discard(ctx: ActionContext) {
    this.deactivate(ctx);
  }
  takeBack(ctx: ActionContext) {
    this.reactivate(ctx);
  }
  toSnapshot() {
    return this.baseSnapshot();
  }
}

class Shelf extends AggregateRoot<'Lamp'> {
  constructor(base: AggregateSnapshot<'Lamp'>) {
    super(base, true);
  }
  get aggregateType() {
    return 'shelf';
  }
  toSnapshot() {
    return this.baseSnapshot();
  }
}

describe('an aggregate', () => {
  it('starts as version 1, made and touched by the actor', () => {
    expect(Lamp.create(context()).toSnapshot()).toEqual({
      id: expect.stringMatching(UUID_PATTERN),
      createdAt: context().at,
      updatedAt: context().at,
      createdBy: 'tester',
      updatedBy: 'tester',
      isActive: true,
      version: 1,
    });
  });

  it('may be touched by the program itself, under a name that is stored', () => {
    const lamp = Lamp.create({ ...context(), by: SYSTEM_ACTOR });
    expect(lamp.createdBy).toBe('system');
  });

  it('gets one new version for all changes before a write', () => {
    const lamp = Lamp.reconstitute({ ...Lamp.create(context()).toSnapshot(), version: 7 });
    lamp.turnOn(context('2026-02-01T00:00:00.000Z'));
    lamp.turnOn(context('2026-02-02T00:00:00.000Z'));
    expect(lamp.version).toBe(8);
    expect(lamp.persistedVersion).toBe(7);
    expect(lamp.updatedAt).toEqual(new Date('2026-02-02T00:00:00.000Z'));
    lamp.markPersisted();
    lamp.discard(context());
    expect(lamp.version).toBe(9);
    expect(lamp.isActive).toBe(false);
  });

  it('comes back from its deletion as a new version, by whoever takes that back', () => {
    const lamp = Lamp.reconstitute({ ...Lamp.create(context()).toSnapshot(), isActive: false });
    lamp.takeBack({ ...context('2026-02-01T00:00:00.000Z'), by: 'another' });
    expect(lamp.toSnapshot()).toMatchObject({ isActive: true, version: 2, updatedBy: 'another' });
    expect(lamp.updatedAt).toEqual(new Date('2026-02-01T00:00:00.000Z'));
  });

  it('tells what is other than it came out of the store, and nothing of what did not', () => {
    const made = Lamp.create(context());
    expect(made.changes()).toBeNull();
    const lamp = Lamp.reconstitute(made.toSnapshot());
    expect(lamp.changes()).toEqual({});
    lamp.discard(context());
    lamp.markPersisted();
    expect(lamp.changes()).toEqual({ isActive: { from: true, to: false } });
  });

  it('hands out each event once, with all that tells it apart', () => {
    const lamp = Lamp.create(context());
    lamp.turnOn(context());
    expect(lamp.pullEvents()).toEqual([
      {
        id: expect.stringMatching(UUID_PATTERN),
        name: 'lamp.turned_on',
        schemaVersion: 1,
        aggregateType: 'lamp',
        aggregateId: lamp.id,
        aggregateVersion: 1,
        occurredAt: context().at,
        actor: 'tester',
        payload: { bright: true },
      },
    ]);
    expect(lamp.pullEvents()).toEqual([]);
  });

  it('lives through a clock that goes back: its own time and that of its events never do', () => {
    const lamp = Lamp.create(context('2026-01-15T09:30:00.000Z'));
    for (const at of ['08:30', '10:00', '09:45', '10:15']) {
      lamp.turnOn(context(`2026-01-15T${at}:00.000Z`));
      expect(lamp.updatedAt >= lamp.createdAt).toBe(true);
    }
    const times = lamp.pullEvents().map(({ occurredAt }) => occurredAt.toISOString().slice(11, 16));
    expect(times).toEqual(['09:30', '10:00', '10:00', '10:15']);
    lamp.discard(context('2026-01-15T07:00:00.000Z'));
    expect(lamp.updatedAt).toEqual(new Date('2026-01-15T10:15:00.000Z'));
  });

  it('is to be written until the store holds it, and again when that was taken back', () => {
    const lamp = Lamp.create(context());
    expect(lamp).toMatchObject({ version: 1, persistedVersion: 0, hasChanged: true });
    lamp.markPersisted();
    expect(lamp).toMatchObject({ version: 1, persistedVersion: 1, hasChanged: false });
    lamp.turnOn(context());
    expect(lamp).toMatchObject({ version: 2, persistedVersion: 1, hasChanged: true });
    lamp.markPersisted();
    lamp.markPersisted(1);
    expect(lamp).toMatchObject({ version: 2, persistedVersion: 1, hasChanged: true });
  });

  it('comes out of the store as it went in, and then knows who changed it', () => {
    const made = { ...Lamp.create(context()).toSnapshot(), updatedBy: null, isActive: false };
    const lamp = Lamp.reconstitute(made);
    expect(lamp.toSnapshot()).toEqual(made);
    expect(lamp).toMatchObject({ updatedBy: null, isActive: false, hasChanged: false });
    lamp.turnOn({ ...context('2026-03-01T00:00:00.000Z'), by: 'other' });
    expect(lamp.toSnapshot()).toEqual({
      ...made,
      updatedAt: new Date('2026-03-01T00:00:00.000Z'),
      updatedBy: 'other',
      version: 2,
    });
  });

  it('refuses versions of which none is the present one, unless nobody cares', () => {
    const lamp = Lamp.create(context());
    lamp.expectVersion([1]);
    lamp.expectVersion([7, 1]);
    lamp.expectVersion(undefined);
    for (const expected of [[2], [2, 3], []]) {
      expect(() => lamp.expectVersion(expected)).toThrow(
        expect.objectContaining({ kind: 'stale', details: { expected, actual: 1 } }),
      );
    }
  });

  it('is the same as another of its class with its id', () => {
    const lamp = Lamp.create(context());
    expect(lamp.equals(Lamp.reconstitute(lamp.toSnapshot()))).toBe(true);
    expect(lamp.equals(Lamp.create(context('2027-01-01T00:00:00.000Z')))).toBe(false);
    expect(lamp.equals({ id: lamp.id })).toBe(false);
    expect(lamp.equals({ id: lamp.id, constructor: Lamp })).toBe(false);
    expect(lamp.equals(new Shelf(lamp.toSnapshot()))).toBe(false);
    expect(lamp.equals(null)).toBe(false);
  });
});

describe('ids', () => {
  const random = Uint8Array.from({ length: 10 }, (_, index) => 200 + index);

  it('are UUIDs of version 7 that sort by time', () => {
    const times = [0, 1, 1_000, 1_767_225_600_000, 2 ** 47];
    const ids = times.map((time) => uuidV7(new Date(time), random));
    expect([...ids].sort()).toEqual(ids);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab]/);
    // RFC 9562 appendix A.6, with the random bits of the example.
    const example = Uint8Array.from([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]);
    expect(uuidV7(new Date(0x017f22e279b0), example)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
  });

  it('need ten random bytes', () => {
    expect(() => uuidV7(new Date(0), new Uint8Array(9))).toThrow(
      new RangeError('uuidV7 needs 10 random bytes'),
    );
    expect(uuidV7(new Date(0), Uint8Array.of(...random, 1, 2))).toBe(uuidV7(new Date(0), random));
  });

  it('are read in either case, and only in their canonical form', () => {
    const id = uuidV7(new Date(0), random);
    expect(parseEntityId(id.toUpperCase())).toBe(id);
    for (const text of ['', '42', `{${id}}`, id.replaceAll('-', ''), `${id} `, `0${id}`]) {
      expect(() => parseEntityId(text)).toThrow(expect.objectContaining({ code: 'id.malformed' }));
    }
  });
});

describe('texts', () => {
  it('are trimmed, bounded and storable', () => {
    expect(requireText('name', '  Ada ', 3)).toBe('Ada');
    const refusals = [
      ['   ', 'text.required'],
      ['Adam', 'text.too_long'],
      ['a\0b', 'text.malformed'],
      ['a\ud800', 'text.malformed'],
    ] as const;
    for (const [text, code] of refusals) {
      expect(() => requireText('name', text, 3)).toThrow(
        expect.objectContaining({ code, details: expect.objectContaining({ field: 'name' }) }),
      );
    }
    expect(isStorableText('👍')).toBe(true);
  });

  it('may be absent where they are optional', () => {
    expect(optionalText('label', null, 5)).toBeNull();
    expect(optionalText('label', '  ', 5)).toBeNull();
    expect(optionalText('label', ' home ', 5)).toBe('home');
  });
});

describe('an error table', () => {
  const errors = defineErrors({
    tooDark: {
      kind: 'conflict',
      code: 'lamp.too_dark',
      message: (lumen: number) => `${lumen} lumen are too few.`,
      details: (lumen: number) => ({ lumen }),
    },
  });

  it('makes errors and can be listed', () => {
    expect(errors.tooDark(3)).toBeInstanceOf(DomainError);
    expect(errors.tooDark(3)).toMatchObject({
      kind: 'conflict',
      code: 'lamp.too_dark',
      message: '3 lumen are too few.',
      details: { lumen: 3 },
    });
    expect([errors.tooDark.kind, errors.tooDark.code]).toEqual(['conflict', 'lamp.too_dark']);
  });
});
