import type { EntityId } from '@strata/domain-kit';

/** What money is taken for; each is the name that its aggregate has in events. */
export const BILLED_DOCUMENT_TYPES = ['sales_transaction', 'rental_agreement'] as const;

/** One of {@link BILLED_DOCUMENT_TYPES}. */
export type BilledDocumentType = (typeof BILLED_DOCUMENT_TYPES)[number];

/** The document that payments and refunds belong to. */
export interface BilledDocument {
  readonly type: BilledDocumentType;
  readonly id: EntityId<string>;
}
