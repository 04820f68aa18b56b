import type { HistoryQueries, QueriesIn, QueriesOfAll, Together } from '@strata/application-kit';
import type { COLLECTIONS } from './collections.js';
import type { Slices } from './slices.js';

type SliceQueries = Together<QueriesIn<Slices[keyof Slices]>>;

/** All reads that need no behaviour: those of every collection, those of the slices, and histories. */
export interface Queries
  extends Omit<QueriesOfAll<typeof COLLECTIONS>, keyof SliceQueries>, SliceQueries {
  readonly history: HistoryQueries;
}
