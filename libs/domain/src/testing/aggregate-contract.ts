import type { ActionContext } from '@strata/domain-kit';
import { contextOf } from './action-context.js';

interface Aggregate {
  readonly version: number;
  readonly persistedVersion: number;
  readonly hasChanged: boolean;
  pullEvents(): readonly unknown[];
  changes(): object | null;
  toSnapshot(): object;
}

/** A class of aggregates. */
interface Kind<One> {
  readonly name: string;
  reconstitute(snapshot: never): One;
}

/** How an aggregate is made, what is stored of it, and how it changes. */
interface Contract<One> {
  /** Makes one with all fields set. */
  create(context: ActionContext): One;
  /** Its id, when it is not the first that is drawn. */
  readonly id?: string;
  /** What is stored of it beside the base fields. */
  readonly fields: object;
  /** For one whose fields are changed by what is given. */
  readonly change?: Change<One>;
}

interface Change<One> {
  apply(one: One, change: object, context: ActionContext): void;
  /** What is given, and what it makes of the fields; nothing else becomes another. */
  readonly made: readonly (readonly [given: object, fields: object])[];
  readonly refused: readonly (readonly [given: object, code: string, details: object])[];
  /** Values that older rules took and those of today would not. */
  readonly old: {
    readonly fields: object;
    /** Each of them a little different, and refused. */
    readonly refused: readonly object[];
  };
}

const madeAt = new Date('2026-01-15T09:30:00.000Z');
const changedAt = new Date('2026-02-01T12:00:00.000Z');
const maker = () => contextOf('maker', madeAt);
const editor = () => contextOf('editor', changedAt);

/** What holds of every aggregate: made, loaded, changed, and with values of old. */
export function aggregateContract<One extends Aggregate>(
  kind: Kind<One>,
  contract: Contract<One>,
): void {
  const load = (fields: object = {}) =>
    kind.reconstitute({ ...contract.create(maker()).toSnapshot(), ...fields } as never);

  describe('an aggregate that is made', () => {
    it(`${kind.name} holds what it was given, and is to be written`, () => {
      const aggregate = contract.create(maker());
      expect(aggregate.toSnapshot()).toStrictEqual({
        id: contract.id ?? 'maker-1',
        createdAt: madeAt,
        updatedAt: madeAt,
        createdBy: 'maker',
        updatedBy: 'maker',
        isActive: true,
        version: 1,
        ...contract.fields,
      });
      expect(aggregate).toMatchObject({ persistedVersion: 0, hasChanged: true });
    });

    it(`${kind.name} comes out of the store as it went in, with nothing to write`, () => {
      const snapshot = { ...contract.create(maker()).toSnapshot(), version: 7 };
      const loaded = kind.reconstitute(snapshot as never);
      expect(loaded.toSnapshot()).toStrictEqual(snapshot);
      expect(loaded).toMatchObject({ version: 7, persistedVersion: 7, hasChanged: false });
      expect(loaded.pullEvents()).toEqual([]);
      expect(loaded.changes()).toEqual({});
      expect(contract.create(maker()).changes()).toBeNull();
    });
  });

  if (contract.change) changeContract(kind.name, load, contract.change);
}

function changeContract<One extends Aggregate>(
  name: string,
  load: (fields?: object) => One,
  { apply, made, refused, old }: Change<One>,
): void {
  const loadAndChange = (change: object) => {
    const one = load();
    const before = one.toSnapshot();
    apply(one, change, editor());
    return [before, one] as const;
  };

  describe('an aggregate that is changed', () => {
    it.each(made)(`${name} by %j becomes %j and nothing else`, (given, fields) => {
      const [before, after] = loadAndChange(given);
      expect(after.toSnapshot()).toStrictEqual({
        ...before,
        ...fields,
        version: 2,
        updatedAt: changedAt,
        updatedBy: 'editor',
      });
      expect(after).toMatchObject({ persistedVersion: 1, hasChanged: true });
    });

    it(`${name} by nothing stays as it is, with nothing to write`, () => {
      const [before, after] = loadAndChange({});
      expect(after.toSnapshot()).toStrictEqual(before);
      expect(after.hasChanged).toBe(false);
      expect(after.pullEvents()).toEqual([]);
    });

    // An aggregate can take whatever it is given.
    if (refused.length === 0) return;
    it.each(refused)(`${name} refuses %j as %s, and says which field`, (given, code, details) => {
      expect(() => loadAndChange(given)).toThrow(expect.objectContaining({ code, details }));
    });
  });

  describe('a value of old', () => {
    it(`of a ${name} stays valid when it is given as it is`, () => {
      // Copies: what is equal need not be the same.
      const rewrite = (change: object) => {
        const one = load(old.fields);
        apply(one, { ...(JSON.parse(JSON.stringify(old.fields)) as object), ...change }, editor());
        return one;
      };
      expect(rewrite({}).toSnapshot()).toMatchObject(old.fields);
      for (const change of old.refused) {
        expect(() => rewrite(change)).toThrow(expect.objectContaining({ kind: 'invalid' }));
      }
    });
  });
}
