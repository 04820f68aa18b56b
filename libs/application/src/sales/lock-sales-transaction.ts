import { salesErrors, type SalesTransaction, type SalesTransactionId } from '@strata/domain';
import type { SalesRepositories } from './sales-repositories.js';

/**
 * Loads a sale to change it: locked, and in the version the caller saw.
 * @throws DomainError `sales_transaction.not_found`, `aggregate.version_mismatch`
 */
export async function lockSalesTransaction(
  tx: Pick<SalesRepositories, 'sales'>,
  id: SalesTransactionId,
  expectedVersions: readonly number[] | undefined,
): Promise<SalesTransaction> {
  const sale = await tx.sales.getByIdForUpdate(id);
  if (!sale) throw salesErrors.notFound(id);
  sale.expectVersion(expectedVersions);
  return sale;
}
