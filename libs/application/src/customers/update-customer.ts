import {
  customerErrors,
  type Customer,
  type CustomerContactInfo,
  type CustomerId,
} from '@strata/domain';
import type { CommandContext, UpdateResource, UseCase } from '@strata/application-kit';
import type { CustomersTransaction } from './customers-transaction.js';
import { lockCustomer } from './lock-customer.js';

/** Changes a customer's name, email or address. */
export class UpdateCustomerUseCase implements UseCase<
  UpdateResource<CustomerId, CustomerContactInfo>,
  Customer,
  CustomersTransaction
> {
  /**
   * @throws DomainError `customer.not_found`, `aggregate.version_mismatch`, `customer.email_taken`,
   * or a rule of {@link Customer.updateContactInfo}
   */
  async execute(
    { id, expectedVersions, change }: UpdateResource<CustomerId, CustomerContactInfo>,
    context: CommandContext<CustomersTransaction>,
  ): Promise<Customer> {
    const { customers } = context.tx;
    const customer = await lockCustomer(context.tx, id, expectedVersions);
    const formerEmail = customer.email;
    customer.updateContactInfo(change, context);
    if (customer.version === customer.persistedVersion) return customer;
    if (customer.email && !customer.email.equals(formerEmail)) {
      const holder = await customers.getByEmail(customer.email);
      if (holder) throw customerErrors.emailTaken(customer.email.value);
    }
    await customers.update(customer);
    return customer;
  }
}
