import type { BilledDocumentType } from '@strata/domain';
import type { ReconciliationCheck } from '@strata/infrastructure-kit';
import { documentColumn } from './billed-document-columns.js';

/** What an amount of a document is the sum of. */
export interface SumOfRecords {
  readonly records: 'payments' | 'refunds' | 'deposits';
  /** Of refunds and deposits those of this kind alone, of payments those by this method. */
  readonly kind?: string;
  readonly type: BilledDocumentType;
  /** The table of the documents, which have a number and a currency. */
  readonly table: string;
  readonly column: string;
}

/** An amount of each document is what its records add up to; also finds records in another currency. */
export function recordsAddUp({
  records,
  kind,
  type,
  table,
  column,
}: SumOfRecords): ReconciliationCheck {
  const name = kind ? `${records} (${kind})` : records;
  const kindColumn = records === 'payments' ? 'method' : 'kind';
  return {
    name: `${column} of ${table}`,
    statement: `
      SELECT format('%s: ${column} is %s %s, and its ${name} add up to %s',
                    coalesce(document.number, record.id::text), trim_scale(coalesce(document.${column}, 0)),
                    coalesce(document.currency, record.currency), trim_scale(coalesce(record.amount, 0))) AS line
        FROM ${table} AS document
        FULL JOIN (SELECT ${documentColumn(type)} AS id, currency, sum(amount) AS amount FROM ${records}
                    WHERE ${documentColumn(type)} IS NOT NULL ${kind ? `AND ${kindColumn} = '${kind}'` : ''}
                    GROUP BY 1, 2) AS record
          ON record.id = document.id AND record.currency = document.currency
       WHERE coalesce(document.${column}, 0) <> coalesce(record.amount, 0)
       ORDER BY 1`,
  };
}
