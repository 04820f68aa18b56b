import { setTimeout as sleep } from 'node:timers/promises';
import {
  retryOnConflict,
  type CommitListener,
  type Subscription,
  type Transaction,
  type UnitOfWork,
} from '@strata/application';
import type { AggregateRoot, DomainEvent } from '@strata/domain';
import type { PrismaClient } from '../generated/prisma/client.js';
import { OutboxWriter } from './outbox-writer.js';
import { PrismaTransaction } from './prisma-transaction.js';
import { translateStoreError } from './store-errors.js';

/** How long a command may wait for a connection, and how long it may then take. */
const LIMITS = { maxWait: 15_000, timeout: 30_000, isolationLevel: 'ReadCommitted' } as const;

/** A unit of work that is one PostgreSQL transaction (READ COMMITTED, with explicit locks). */
export class PrismaUnitOfWork implements UnitOfWork<Transaction> {
  /** @param subscriptions who is to get which events */
  constructor(
    private readonly prisma: PrismaClient,
    private readonly subscriptions: readonly Subscription[] = [],
    private readonly listener?: CommitListener,
  ) {}

  run<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
    return retryOnConflict(
      () => this.#attempt(work),
      // Full jitter, so that those who met do not meet again.
      (failed) => sleep(Math.random() * Math.min(1000, 10 * 2 ** failed)),
    );
  }

  async #attempt<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
    const touched = new Set<AggregateRoot<string>>();
    let events: readonly DomainEvent[] = [];
    try {
      return await this.prisma.$transaction(async (client) => {
        const result = await work(
          new PrismaTransaction(client, (aggregate) => touched.add(aggregate)),
        );
        events = [...touched].flatMap((root) => root.pullEvents());
        await new OutboxWriter(client, this.subscriptions).store(events);
        return result;
      }, LIMITS);
    } catch (error) {
      throw translateStoreError(error);
    } finally {
      if (events.length > 0) this.listener?.committed(events);
    }
  }
}
