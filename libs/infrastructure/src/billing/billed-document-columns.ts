import type { BilledDocumentType } from '@strata/domain';
import { columnOf } from '@strata/infrastructure-kit';

/** The field that names a document of each type: its column has a foreign key, and no other is set. */
export const DOCUMENT_FIELDS = {
  sales_transaction: 'salesTransactionId',
  rental_agreement: 'rentalAgreementId',
} as const satisfies Readonly<Record<BilledDocumentType, string>>;

/** The table of the documents of each type; each has a customer, a currency, and what is due when. */
export const DOCUMENT_TABLES: Readonly<Record<BilledDocumentType, string>> = {
  sales_transaction: 'sales_transactions',
  rental_agreement: 'rental_agreements',
};

const columns = Object.entries(DOCUMENT_FIELDS).map(
  ([type, field]) => [type, columnOf(field)] as const,
);

/** The column of a type of document. */
export function documentColumn(type: BilledDocumentType): string {
  return columnOf(DOCUMENT_FIELDS[type]);
}

/** The SQL types of all columns of documents. */
export const DOCUMENT_TYPES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.values(DOCUMENT_FIELDS).map((field) => [field, 'uuid']),
);

/** The document of a payment or refund, as type and id. */
export const DOCUMENT_SELECT = `CASE ${columns
  .map(([type, column]) => `WHEN ${column} IS NOT NULL THEN '${type}'`)
  .join(' ')} END AS "documentType",
  coalesce(${columns.map(([, column]) => column).join(', ')}) AS "documentId"`;
