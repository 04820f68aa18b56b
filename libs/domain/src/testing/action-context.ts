import type { ActionContext } from '@strata/domain-kit';

/** A context of a given actor and moment; its ids are the actor's name and a number from 1. */
export function contextOf(by: string, at: Date): ActionContext {
  let ids = 0;
  return { at, by, newId: () => `${by}-${(ids += 1)}` };
}

/** A context for what has happened before a test begins. */
export const earlier = contextOf('before', new Date('2026-01-01T00:00:00.000Z'));

/** Does something to an aggregate and hands it on. */
export function after<Aggregate>(
  aggregate: Aggregate,
  act: (aggregate: Aggregate) => void,
): Aggregate {
  act(aggregate);
  return aggregate;
}
