import type { ActionContext } from '@strata/domain-kit';
import { contextOf } from './action-context.js';

interface Restorable {
  readonly hasChanged: boolean;
  delete(context: ActionContext): void;
  restore(context: ActionContext): void;
  pullEvents(): readonly unknown[];
  toSnapshot(): object;
}

/** What holds of every aggregate whose deletion can be taken back. */
export function restoreContract<One extends Restorable>(
  kind: { readonly name: string; reconstitute(snapshot: never): One },
  create: (context: ActionContext) => One,
): void {
  const made = create(contextOf('maker', new Date('2026-01-15T09:30:00.000Z')));
  const at = new Date('2026-02-01T12:00:00.000Z');
  const load = (fields: object = {}) =>
    kind.reconstitute({ ...made.toSnapshot(), ...fields } as never);

  describe('an aggregate that is restored', () => {
    it(`${kind.name} is as it was before its deletion, in a new version`, () => {
      const restored = load({ isActive: false, version: 7 });
      restored.restore(contextOf('manager', at));
      const touched = { version: 8, updatedAt: at, updatedBy: 'manager' };
      expect(restored.toSnapshot()).toStrictEqual({ ...made.toSnapshot(), ...touched });
    });

    it(`${kind.name} stays as it is when it was not deleted`, () => {
      const active = load();
      active.restore(contextOf('manager', at));
      expect(active.toSnapshot()).toStrictEqual(made.toSnapshot());
      expect([active.hasChanged, active.pullEvents()]).toEqual([false, []]);
    });
  });
}
