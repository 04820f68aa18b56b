import type { ReportPage, ReportQuery } from '@strata/application-kit';
import type { StockFilter } from './stock-queries.js';

/** What the value of stock can be added up by. */
export const STOCK_VALUE_GROUPINGS = ['item', 'warehouse'] as const;

/** One of {@link STOCK_VALUE_GROUPINGS}. */
export type StockValueGrouping = (typeof STOCK_VALUE_GROUPINGS)[number];

/** Which stock to add up: all that is on hand, of an item or in a warehouse where one is named. */
export interface StockValueFilter extends StockFilter {
  readonly groupBy: StockValueGrouping;
}

/** What stock cost that is on hand. */
export interface StockValue {
  readonly currency: string;
  /** Pieces, where it is added up by item; else null, because pieces of different things are no sum. */
  readonly onHand: number | null;
  /** Decimal text. */
  readonly value: string;
}

/** Sums over many levels, past the aggregate. */
export interface StockReportQueries {
  /** What stock cost that is on hand; the key is the id of what it is added up by. */
  value(query: ReportQuery<StockValueFilter>): Promise<ReportPage<StockValue>>;
}
