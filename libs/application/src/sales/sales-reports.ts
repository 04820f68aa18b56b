import type { ReportPage, ReportQuery } from '@strata/application-kit';

/** Which receivables to report. */
export interface ReceivablesFilter {
  /** The day that ages are counted to, `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly customerId?: string | undefined;
}

/** What is still due of sales and rentals, by how long it has been; amounts in decimal texts. */
export interface Receivables {
  readonly currency: string;
  /** How many sales it is due of, and how many rental agreements. */
  readonly sales: number;
  readonly rentals: number;
  readonly balanceDue: string;
  /** Of it what is due on that day or later. */
  readonly notDue: string;
  /** What has been due for 1 to 30 days, and so on. */
  readonly days1To30: string;
  readonly days31To60: string;
  readonly days61To90: string;
  readonly daysOver90: string;
}

/** What sold amounts can be added up by; times are days, weeks from Monday on and months, in UTC. */
export const SALES_GROUPINGS = ['day', 'week', 'month', 'item', 'customer'] as const;

/** One of {@link SALES_GROUPINGS}. */
export type SalesGrouping = (typeof SALES_GROUPINGS)[number];

/** Which sales to add up. */
export interface SoldFilter {
  /** Made at this moment or later. */
  readonly from: Date;
  /** Made before this moment. */
  readonly to: Date;
  readonly groupBy: SalesGrouping;
}

/** What was sold, without what was cancelled; amounts in decimal texts. */
export interface Sold {
  readonly currency: string;
  readonly sales: number;
  /** Pieces, where it is added up by item; else null, because pieces of different things are no sum. */
  readonly quantity: number | null;
  readonly grossAmount: string;
  /** Of it what came back since, whenever that was. */
  readonly returnedAmount: string;
  readonly netAmount: string;
}

/** Sums over many sales, past the aggregate. */
export interface SalesReportQueries {
  /** What is still due, by customer. */
  receivables(query: ReportQuery<ReceivablesFilter>): Promise<ReportPage<Receivables>>;
  /** What was sold in a period; the key is the first day of a time, or the id of what it is added up by. */
  sold(query: ReportQuery<SoldFilter>): Promise<ReportPage<Sold>>;
}
