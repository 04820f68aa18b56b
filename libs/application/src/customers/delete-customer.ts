import type { CustomerId } from '@strata/domain';
import type { CommandContext, UseCase } from '../shared/use-case.js';
import type { CustomersTransaction } from './customers-transaction.js';
import { lockCustomer } from './lock-customer.js';

/** Names the customer to delete, and the version the caller saw. */
export interface DeleteCustomer {
  readonly id: CustomerId;
  readonly expectedVersion?: number | undefined;
}

/** Deletes a customer softly; the email address becomes free again. */
export class DeleteCustomerUseCase implements UseCase<DeleteCustomer, void, CustomersTransaction> {
  /** @throws DomainError `customer.not_found`, `aggregate.version_mismatch` */
  async execute(
    { id, expectedVersion }: DeleteCustomer,
    context: CommandContext<CustomersTransaction>,
  ): Promise<void> {
    const customer = await lockCustomer(context.tx, id, expectedVersion);
    customer.delete(context);
    await context.tx.customers.update(customer);
  }
}
