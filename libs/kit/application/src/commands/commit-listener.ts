import type { DomainEvent } from '@strata/domain-kit';

/**
 * Told, in the process of a transaction, of its events once it has ended and before its caller is.
 * Only for what this process keeps in memory: what must happen subscribes to deliveries.
 */
export interface CommitListener {
  /** Must not throw. When nobody can know whether the commit came through, it counts as done. */
  committed(events: readonly DomainEvent[]): void;

  /** An attempt gave way to a concurrent writer, and is made again. Must not throw. */
  gaveWay?(): void;
}
