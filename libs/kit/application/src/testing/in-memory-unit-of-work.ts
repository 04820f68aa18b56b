import type { DomainEvent } from '@strata/domain-kit';
import type { CommitListener } from '../commands/commit-listener.js';
import { retryOnConflict } from '../commands/retry-on-conflict.js';
import type { UnitOfWork } from '../commands/unit-of-work.js';
import type { Subscription } from '../messaging/event-subscriber.js';
import { recordedEvents, type RecordedEvent } from '../messaging/recorded-events.js';
import type { Clock } from '../ports/clock.js';
import { inSpan, type Span } from '../ports/tracing.js';
import { FixedClock } from './fixed-clock.js';
import { InMemoryDatabase } from './in-memory-database.js';
import type { InMemoryDeliveries } from './in-memory-deliveries.js';
import type { StoredEvent } from './in-memory-history-queries.js';
import { InMemorySession } from './in-memory-session.js';

/** A unit of work over an {@link InMemoryDatabase}: one transaction at a time, undone on a throw. */
export class InMemoryUnitOfWork<
  Tx extends { readonly deliveries: InMemoryDeliveries },
> implements UnitOfWork<Tx> {
  /** The outbox: the events of all committed transactions, in order. */
  readonly events: DomainEvent[] = [];
  /** The same, each with what changed. */
  readonly recorded: RecordedEvent[] = [];
  #last: Promise<unknown> = Promise.resolve();

  /**
   * @param open makes the repositories of a transaction
   * @param subscriptions who is to get which events
   * @param clock the store's own, by which leases run out
   */
  constructor(
    private readonly open: (session: InMemorySession) => Tx,
    readonly database = new InMemoryDatabase(),
    private readonly subscriptions: readonly Subscription[] = [],
    private readonly clock: Clock = new FixedClock(),
    private readonly listener?: CommitListener,
  ) {}

  run<Result>(
    work: (tx: Tx) => Promise<Result> | Result,
    _target?: string,
    trace?: Span,
  ): Promise<Result> {
    const result = this.#last.then(() =>
      retryOnConflict(
        () => inSpan(trace, 'transaction', (part) => this.#attempt(work, part)),
        async () => this.listener?.gaveWay?.(),
      ),
    );
    this.#last = result.catch(() => undefined);
    return result;
  }

  async #attempt<Result>(
    work: (tx: Tx) => Promise<Result> | Result,
    trace: Span | undefined,
  ): Promise<Result> {
    const undo = this.database.checkpoint();
    const session = new InMemorySession(this.database, this.clock);
    try {
      const tx = this.open(session);
      const result = await work(tx);
      session.expectNoRefusal();
      const recorded = recordedEvents(session.written);
      const events = recorded.map(({ event }) => event);
      this.recorded.push(...recorded);
      const traceparent = trace?.traceparent ?? null;
      const stored = this.database.table<StoredEvent>('outbox_events');
      for (const { event, changes } of recorded) {
        this.events.push(event);
        stored.set(event.id, { event, changes, traceparent });
        tx.deliveries.add(event, this.subscriptions, traceparent);
      }
      if (events.length > 0) this.listener?.committed(events);
      return result;
    } catch (error) {
      undo();
      session.rolledBack();
      // What was refused first is the cause of what came after it.
      session.expectNoRefusal();
      throw error;
    }
  }
}
