import type { MakersOf, QueriesIn, Slice } from '../commands/slices.js';
import type { InMemoryDatabase } from './in-memory-database.js';
import type { InMemorySession } from './in-memory-session.js';

/** What a context has in the store in memory. */
export interface InMemorySlice<Part extends Slice> {
  readonly repositories: MakersOf<Part, InMemorySession>;
  readonly queries?: (database: InMemoryDatabase) => QueriesIn<Part>;
}

/** What each context has in the store in memory, by the name of the context. */
export type InMemorySlices<Slices extends Record<keyof Slices, Slice>> = {
  readonly [Context in keyof Slices]: InMemorySlice<Slices[Context]>;
};
