import { customerErrors, type Customer, type CustomerId } from '@strata/domain';
import type { CustomersTransaction } from './customers-transaction.js';

/**
 * Loads a customer to change it: locked, and in the version the caller saw.
 * @throws DomainError `customer.not_found`, `aggregate.version_mismatch`
 */
export async function lockCustomer(
  tx: CustomersTransaction,
  id: CustomerId,
  expectedVersions: readonly number[] | undefined,
): Promise<Customer> {
  const customer = await tx.customers.lockById(id);
  if (!customer) throw customerErrors.notFound(id);
  customer.expectVersion(expectedVersions);
  return customer;
}
