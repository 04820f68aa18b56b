import type { StockDocument, StockLevel } from '@strata/domain';

/** What was booked, and the levels after it. */
export interface StockBooking {
  readonly document: StockDocument;
  readonly levels: readonly StockLevel[];
}
