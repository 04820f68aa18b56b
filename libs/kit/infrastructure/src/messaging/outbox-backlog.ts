import type { TimedStatement } from '../database/clients.js';
import { statementName } from '../database/statement-name.js';
import type { Statements } from '../database/statements.js';

/** What is on its way to one subscriber. */
export interface OutboxBacklog {
  readonly subscriber: string;
  /** Deliveries that wait for their time or their turn, or are in somebody's hands. */
  readonly pending: number;
  /** Those that were given up. */
  readonly failed: number;
  /** Seconds since the event of the oldest pending one; 0 without any. */
  readonly oldest: number;
}

/** Who asks does so again soon. */
const PATIENCE_MILLISECONDS = 2000;

// Of what is finished the partial index `outbox_deliveries_unfinished` knows nothing, however much that is.
const BACKLOG = `
  SELECT delivery.subscriber,
         count(*) FILTER (WHERE delivery.state = 'pending')::float8 AS pending,
         count(*) FILTER (WHERE delivery.state = 'failed')::float8 AS failed,
         COALESCE(extract(epoch FROM now() - min(event.occurred_at)
           FILTER (WHERE delivery.state = 'pending')), 0)::float8 AS oldest
    FROM outbox_deliveries AS delivery
    JOIN outbox_events AS event ON event.id = delivery.event_id
   WHERE delivery.state IN ('pending', 'failed')
   GROUP BY delivery.subscriber`;

/** The statement of {@link outboxBacklog}. */
export const OUTBOX_BACKLOG_STATEMENT: TimedStatement & { readonly text: string } = {
  name: statementName(BACKLOG),
  text: BACKLOG,
  query_timeout: PATIENCE_MILLISECONDS,
};

/**
 * What is not delivered yet, by subscriber; nothing of those who have got everything.
 * @throws whatever the database has to say, after two seconds at the latest
 */
export async function outboxBacklog(statements: Statements): Promise<readonly OutboxBacklog[]> {
  const { rows } = await statements.query<OutboxBacklog & Record<string, unknown>>(
    OUTBOX_BACKLOG_STATEMENT,
  );
  return rows;
}
