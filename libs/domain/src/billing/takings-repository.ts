import type { BilledDocument } from './billed-document.js';
import type { Takings } from './takings.js';

/** The records of money, as the domain sees the store; each document stores those it makes. */
export interface TakingsRepository {
  /** What came in for a document and went back; ask with the document locked. */
  of(document: BilledDocument): Promise<Takings>;
}
