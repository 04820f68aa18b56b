import type { ActionContext } from '@strata/domain-kit';
import type { Clock } from '../ports/clock.js';
import type { IdGenerator } from '../ports/id-generator.js';

/** What a use case works with: the open transaction, and when, who and new ids. */
export interface CommandContext<Tx> extends ActionContext {
  /** The repositories of the one transaction that this command is. */
  readonly tx: Tx;
}

/** The context of what begins now in a transaction: all of it happens at one moment. */
export function commandContext<Tx>(
  tx: Tx,
  by: string,
  clock: Clock,
  ids: IdGenerator,
): CommandContext<Tx> {
  const at = clock.now();
  return { tx, at, by, newId: () => ids.newId(at) };
}

/**
 * One thing the application can do that changes state. It never opens a transaction itself, so that
 * one use case can call another inside the same.
 * @typeParam Tx the slice of the transaction it needs, such as its own repositories
 */
export interface UseCase<Command, Result, Tx> {
  execute(command: Command, context: CommandContext<Tx>): Promise<Result>;
  /**
   * Id of the first thing that others may hold up the command at; its own `id` when not said. What
   * many share and nobody changes often, such as the owner of a new thing, is none.
   */
  target?(command: Command): string | undefined;
}

/** Names a resource to delete, and the versions the caller takes. */
export interface DeleteResource<Id> {
  readonly id: Id;
  /** The versions of which one must be the present one; undefined when the caller does not care. */
  readonly expectedVersions?: readonly number[] | undefined;
}

/** Names a resource to change, the versions the caller takes, and the change. */
export interface UpdateResource<Id, Change> extends DeleteResource<Id> {
  readonly change: Change;
}
