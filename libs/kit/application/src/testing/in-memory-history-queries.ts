import type {
  HistoryEntry,
  HistoryFilter,
  HistoryQueries,
  HistorySortKey,
} from '../history/history-queries.js';
import type { ListQuery, Page } from '../lists/list-query.js';
import type { RecordedEvent } from '../messaging/recorded-events.js';
import type { InMemoryDatabase } from './in-memory-database.js';
import { listInMemory } from './in-memory-list.js';

/** An event as the in-memory store keeps it. */
export interface StoredEvent extends RecordedEvent {
  readonly traceparent: string | null;
}

/** Histories over the in-memory outbox. */
export class InMemoryHistoryQueries implements HistoryQueries {
  constructor(private readonly database: InMemoryDatabase) {}

  list(query: ListQuery<HistoryFilter, HistorySortKey>): Promise<Page<HistoryEntry>> {
    const { aggregateType, aggregateId } = query.filter;
    const entries = [...this.database.table<StoredEvent>('outbox_events').values()]
      .filter(
        ({ event }) => event.aggregateType === aggregateType && event.aggregateId === aggregateId,
      )
      .map(toEntry);
    return Promise.resolve(listInMemory(entries, query, { version: Number }));
  }
}

function toEntry({ event, changes, traceparent }: StoredEvent): HistoryEntry {
  return {
    id: event.id,
    version: event.aggregateVersion,
    event: event.name,
    at: event.occurredAt,
    by: event.actor,
    traceparent,
    payload: event.payload,
    // What is stored is JSON: a moment comes back as text.
    changes: JSON.parse(JSON.stringify(changes)) as HistoryEntry['changes'],
  };
}
