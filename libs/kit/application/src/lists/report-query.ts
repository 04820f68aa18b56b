import type { Span } from '../ports/tracing.js';

/** What of a report is asked for: groups in the order of their keys. */
export interface ReportQuery<Filter> {
  readonly filter: Filter;
  /** Groups to leave out first; 0 with a key to start behind. */
  readonly skip: number;
  /** Groups a page, at least 1. */
  readonly limit: number;
  /** Start behind the group of this key instead of at the beginning. */
  readonly after?: string | undefined;
  /** What the reading is a part of, if that is recorded. */
  readonly trace?: Span | undefined;
}

/** Sums of one group, one for each currency: amounts of two are never added. */
export interface ReportGroup<Sums> {
  /** Unique in its report. */
  readonly key: string;
  /** What people call what the key stands for; null for a time. */
  readonly name: string | null;
  readonly sums: readonly Sums[];
}

/** A page of a report, and the sums over all of its pages. */
export interface ReportPage<Sums> {
  readonly groups: readonly ReportGroup<Sums>[];
  /** How many groups there are in all. */
  readonly total: number;
  readonly sums: readonly Sums[];
  /** The key behind which the next page starts; null when this is the last. */
  readonly next: string | null;
}
