import type { ListRows } from '@strata/infrastructure-kit';
import { SQL_SLICES } from './sql-slices.js';
import { TABLES } from './tables.js';

/** Every list there is: those of the collections, and those of the slices. */
export const LISTS: readonly ListRows[] = [
  ...Object.values(TABLES).map(({ list }) => list),
  ...Object.values(SQL_SLICES).flatMap((slice): readonly ListRows[] =>
    'lists' in slice ? slice.lists : [],
  ),
];
