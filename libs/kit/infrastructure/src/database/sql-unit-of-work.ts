import { setTimeout as sleep } from 'node:timers/promises';
import {
  inSpan,
  recordedEvents,
  retryOnConflict,
  type CommitListener,
  type Span,
  type Subscription,
  type UnitOfWork,
} from '@strata/application-kit';
import { DomainError, type DomainEvent } from '@strata/domain-kit';
import { storeEvents } from '../messaging/store-events.js';
import type { SqlSession } from './sql-session.js';
import type { TransactionLane } from './transaction-lane.js';

/** A unit of work that is one PostgreSQL transaction (READ COMMITTED, with explicit locks). */
export class SqlUnitOfWork<Tx> implements UnitOfWork<Tx> {
  readonly #listeners: readonly CommitListener[];

  /**
   * @param open makes the repositories of a transaction
   * @param subscriptions who is to get which events
   * @param listeners told of the events of each commit, and of attempts that gave way
   */
  constructor(
    private readonly lane: TransactionLane,
    private readonly open: (session: SqlSession) => Tx,
    private readonly subscriptions: readonly Subscription[] = [],
    ...listeners: readonly CommitListener[]
  ) {
    this.#listeners = listeners;
  }

  run<Result>(
    work: (tx: Tx) => Promise<Result> | Result,
    target?: string,
    trace?: Span,
  ): Promise<Result> {
    return retryOnConflict(
      () => inSpan(trace, 'transaction', (part) => this.#attempt(work, target, part)),
      (failed) => {
        for (const listener of this.#listeners) listener.gaveWay?.();
        // Full jitter, so that those who met do not meet again.
        return sleep(Math.random() * Math.min(1000, 10 * 2 ** failed));
      },
    );
  }

  async #attempt<Result>(
    work: (tx: Tx) => Promise<Result> | Result,
    target: string | undefined,
    trace: Span | undefined,
  ): Promise<Result> {
    let events: readonly DomainEvent[] = [];
    const tell = () => {
      if (events.length === 0) return;
      for (const listener of this.#listeners) listener.committed(events);
    };
    try {
      const result = await this.lane.open(
        async (session) => {
          const made = await work(this.open(session));
          const recorded = recordedEvents(session.written);
          events = recorded.map(({ event }) => event);
          storeEvents(session, recorded, this.subscriptions);
          return made;
        },
        target,
        trace,
      );
      tell();
      return result;
    } catch (error) {
      if (isOutcomeUnknown(error)) tell();
      throw error;
    }
  }
}

/** Whether the transaction may have been committed all the same: its answer was lost on the way. */
function isOutcomeUnknown(error: unknown): boolean {
  return error instanceof DomainError && error.kind === 'unavailable';
}
