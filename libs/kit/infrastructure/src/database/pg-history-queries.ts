import type {
  HistoryEntry,
  HistoryFilter,
  HistoryQueries,
  HistorySortKey,
  ListQuery,
  Page,
} from '@strata/application-kit';
import { ListReader, type ListDefinition } from './list-reader.js';
import type { Statements } from './statements.js';

/** What can be large is read as lines are, so that a page of it ends in time. */
interface HistoryRow extends Omit<HistoryEntry, 'payload' | 'changes'> {
  readonly items: Pick<HistoryEntry, 'payload' | 'changes'>;
}

/** The events of an aggregate as a list, which `outbox_events_aggregate` serves; never all of them. */
export const HISTORY: ListDefinition<HistoryRow, HistoryEntry, HistoryFilter, HistorySortKey> = {
  select: `id, aggregate_version AS version, name AS event, occurred_at AS at, actor AS by, traceparent`,
  items: `(SELECT jsonb_build_object('payload', told.payload, 'changes', told.changes)
             FROM outbox_events AS told WHERE told.id = outbox_events.id)`,
  table: 'outbox_events',
  sortColumns: { version: { column: 'aggregate_version', type: 'int' } },
  conditions: ({ aggregateType, aggregateId }, parameters) => [
    `aggregate_id = ${parameters.add(aggregateId, 'uuid')}`,
    `aggregate_type = ${parameters.add(aggregateType)}`,
  ],
  toView: ({ items, ...row }) => ({ ...row, ...items }),
};

/** Histories from the outbox, through prepared statements. */
export class PgHistoryQueries implements HistoryQueries {
  readonly #entries;

  constructor(lists: Statements) {
    this.#entries = new ListReader(lists, HISTORY);
  }

  list(query: ListQuery<HistoryFilter, HistorySortKey>): Promise<Page<HistoryEntry>> {
    return this.#entries.list({ ...query, includeItems: true });
  }
}
