import type {
  ReplayedLevel,
  StockCause,
  StockLevelSnapshot,
  StockMovement,
  StockMovementKind,
} from '@strata/domain';
import type { ListQuery, Page } from '@strata/application-kit';

/** A level as read. */
export type StockLevelView = StockLevelSnapshot;

/** A movement as read. */
export type StockMovementView = StockMovement;

/** Which shortages or movements to list; every condition given must hold. */
export interface StockFilter {
  readonly itemId?: string | undefined;
  readonly warehouseId?: string | undefined;
}

/** Which levels to list; likewise. */
export interface StockLevelFilter extends StockFilter {
  readonly id?: string | undefined;
}

/** Which movements to list; likewise. */
export interface StockMovementFilter extends StockFilter {
  readonly kind?: StockMovementKind | undefined;
  readonly causeType?: StockCause['type'] | undefined;
  readonly causeId?: string | undefined;
  /** Booked at this moment or later. */
  readonly from?: Date | undefined;
  /** Booked before this moment. */
  readonly to?: Date | undefined;
}

/** What levels and movements can be sorted by. */
export const STOCK_SORT_KEYS = ['createdAt'] as const;

/** One of {@link STOCK_SORT_KEYS}. */
export type StockSortKey = (typeof STOCK_SORT_KEYS)[number];

/** A level that differs from what its ledger adds up to. */
export interface StockDifference {
  readonly itemId: string;
  readonly warehouseId: string;
  readonly level: ReplayedLevel;
  readonly ledger: ReplayedLevel;
}

/** Reads of stock that need no behaviour. */
export interface StockQueries {
  levels(query: ListQuery<StockLevelFilter, StockSortKey>): Promise<Page<StockLevelView>>;
  /** The levels of which more is promised than is there. */
  shortages(query: ListQuery<StockFilter, StockSortKey>): Promise<Page<StockLevelView>>;
  movements(query: ListQuery<StockMovementFilter, StockSortKey>): Promise<Page<StockMovementView>>;
  /** Replays the whole ledger; what it gives must be empty. */
  differences(): Promise<readonly StockDifference[]>;
}
