import type { Changes, EventPayload } from '@strata/domain-kit';
import type { ListQuery, Page } from '../lists/list-query.js';

/** An event in the history of one aggregate, and what came with it. */
export interface HistoryEntry {
  /** Of the event. */
  readonly id: string;
  /** The version of the aggregate that it led to; several events may lead to one. */
  readonly version: number;
  /** The name of the event. */
  readonly event: string;
  readonly at: Date;
  /** Id of the acting user, or `system`. */
  readonly by: string;
  /** What has caused it (W3C Trace Context), where that was recorded. */
  readonly traceparent: string | null;
  readonly payload: EventPayload;
  /** As in `RecordedEvent`, with moments as text in ISO 8601; null too where nobody recorded them. */
  readonly changes: Changes | null;
}

/** Whose history it is. */
export interface HistoryFilter {
  readonly aggregateType: string;
  /** Canonical text of a UUID. */
  readonly aggregateId: string;
}

/** What a history can be sorted by; within a version it goes by the order of recording. */
export const HISTORY_SORT_KEYS = ['version'] as const;

/** One of {@link HISTORY_SORT_KEYS}. */
export type HistorySortKey = (typeof HISTORY_SORT_KEYS)[number];

/** Reads what happened to aggregates, for as long as their events are kept. */
export interface HistoryQueries {
  /** Nothing for an aggregate that recorded nothing, or is none. */
  list(query: ListQuery<HistoryFilter, HistorySortKey>): Promise<Page<HistoryEntry>>;
}
