import { customerErrors, type CustomerId } from '@strata/domain';
import { removeContactNumbers } from '../contacts/remove-contact-numbers.js';
import type { CommandContext, DeleteResource, UseCase } from '@strata/application-kit';
import type { CustomersTransaction } from './customers-transaction.js';
import { lockCustomer } from './lock-customer.js';

/** Deletes a customer softly, with all contact numbers; the email address becomes free again. */
export class DeleteCustomerUseCase implements UseCase<
  DeleteResource<CustomerId>,
  void,
  CustomersTransaction
> {
  /** @throws DomainError `customer.not_found`, `aggregate.version_mismatch`, `customer.has_open_sales` */
  async execute(
    { id, expectedVersions }: DeleteResource<CustomerId>,
    context: CommandContext<CustomersTransaction>,
  ): Promise<void> {
    const { tx } = context;
    const customer = await lockCustomer(tx, id, expectedVersions);
    if (await tx.openSales.hasOpenSales(id)) throw customerErrors.hasOpenSales(id);
    await removeContactNumbers({ entityType: 'Customer', entityId: id }, context);
    customer.delete(context);
    await tx.customers.update(customer);
  }
}
