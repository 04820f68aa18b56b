/** What of one table is kept for how long. */
export interface RetentionTask {
  readonly table: string;
  /** Null: for ever. */
  readonly keepSeconds: number | null;
  /**
   * SQL: which rows (`old`) are over at the moment `cutoff`. In this order they are deleted, and an
   * index has to serve both, or each batch reads the table.
   */
  readonly isOver: string;
  readonly order: string;
  /** Rows of another table that go with them, by the id of the old row. */
  readonly cascade?: { readonly table: string; readonly column: string };
}

const HOUR_IN_SECONDS = 3600;
const DAY_IN_SECONDS = 24 * HOUR_IN_SECONDS;

/** Answers that are not replayed any more. */
export function storedResponsesRetention(hours: number): RetentionTask {
  return {
    table: 'stored_answers',
    keepSeconds: hours * HOUR_IN_SECONDS,
    isOver: 'old.created_at < cutoff',
    order: 'old.created_at',
  };
}

/** Deliveries that are done with; those that wait or were given up stay. */
export function deliveriesRetention(days: number): RetentionTask {
  return {
    table: 'outbox_deliveries',
    keepSeconds: days * DAY_IN_SECONDS,
    isOver: `old.finished_at < cutoff AND old.state IN ('delivered', 'skipped')`,
    order: 'old.finished_at',
  };
}

/** Events, the record of what happened, once everybody is done with them. */
export function eventsRetention(days: number | null): RetentionTask {
  return {
    table: 'outbox_events',
    keepSeconds: days === null ? null : days * DAY_IN_SECONDS,
    // Ids begin with the time (UUID v7), so the primary key serves and no other index is needed.
    isOver: `old.occurred_at < cutoff
      AND old.id < (lpad(to_hex((extract(epoch FROM cutoff) * 1000)::bigint), 12, '0')
                    || repeat('0', 20))::uuid
      AND NOT EXISTS (SELECT 1 FROM outbox_deliveries AS delivery
                       WHERE delivery.event_id = old.id
                         AND delivery.state NOT IN ('delivered', 'skipped'))`,
    order: 'old.id',
    cascade: { table: 'outbox_deliveries', column: 'event_id' },
  };
}

/** Counts of sign-in attempts whose window ended an hour ago: clocks of processes differ by less. */
export function loginThrottleRetention(): RetentionTask {
  return {
    table: 'login_throttle',
    keepSeconds: HOUR_IN_SECONDS,
    isOver: 'old.expire < (extract(epoch FROM cutoff) * 1000)::bigint',
    order: 'old.expire',
  };
}
