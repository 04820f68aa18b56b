import { setTimeout as sleep } from 'node:timers/promises';
import {
  type CommitListener,
  retryOnConflict,
  type Subscription,
  type UnitOfWork,
} from '@strata/application-kit';
import type { Transaction } from '@strata/application';
import type { AggregateRoot, DomainEvent } from '@strata/domain-kit';
import { OutboxWriter } from './outbox-writer.js';
import { PrismaTransaction } from './prisma-transaction.js';
import type { TransactionLane } from './transaction-lane.js';

/** A unit of work that is one PostgreSQL transaction (READ COMMITTED, with explicit locks). */
export class PrismaUnitOfWork implements UnitOfWork<Transaction> {
  /** @param subscriptions who is to get which events */
  constructor(
    private readonly lane: TransactionLane,
    private readonly subscriptions: readonly Subscription[] = [],
    private readonly listener?: CommitListener,
  ) {}

  run<Result>(work: (tx: Transaction) => Promise<Result>, target?: string): Promise<Result> {
    return retryOnConflict(
      () => this.#attempt(work, target),
      // Full jitter, so that those who met do not meet again.
      (failed) => sleep(Math.random() * Math.min(1000, 10 * 2 ** failed)),
    );
  }

  #attempt<Result>(
    work: (tx: Transaction) => Promise<Result>,
    target: string | undefined,
  ): Promise<Result> {
    const touched = new Set<AggregateRoot<string>>();
    let events: readonly DomainEvent[] = [];
    const writing = this.lane.open(async (client) => {
      const result = await work(
        new PrismaTransaction(client, (aggregate) => touched.add(aggregate)),
      );
      events = [...touched].flatMap((root) => root.pullEvents());
      await new OutboxWriter(client, this.subscriptions).store(events);
      return result;
    }, target);
    return writing.finally(() => {
      if (events.length > 0) this.listener?.committed(events);
    });
  }
}
