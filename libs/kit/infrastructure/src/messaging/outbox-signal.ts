import type { CommitListener, Subscription } from '@strata/application-kit';
import type { DomainEvent } from '@strata/domain-kit';

/**
 * Tells the relay of this process that a commit has left deliveries, after the commit: a NOTIFY inside of
 * a transaction would make PostgreSQL take the commits of the whole database one after the other.
 */
export class OutboxSignal implements CommitListener {
  readonly #wanted: ReadonlySet<string>;
  #wake: () => void = () => undefined;
  #look: () => void = () => undefined;

  /** @param subscriptions as those of the units of work that it listens to */
  constructor(subscriptions: readonly Subscription[]) {
    this.#wanted = new Set(subscriptions.flatMap(({ events }) => events));
  }

  committed(events: readonly DomainEvent[]): void {
    if (events.some(({ name }) => this.#wanted.has(name))) this.#wake();
    if (events.length > 0) this.#look();
  }

  /**
   * Calls these from now on, in place of any before.
   * @param wake for each commit with deliveries to the subscribers
   * @param look for each commit with events: whether a receiver that comes and goes wants one, a look tells
   */
  onDue(wake: () => void, look: () => void): void {
    this.#wake = wake;
    this.#look = look;
  }
}
