import type { AggregateRoot } from '@strata/domain-kit';

/** Told of every aggregate that was written, for its events. */
export type Track = (aggregate: AggregateRoot<string>) => void;
