import { Customer, customerErrors, type NewCustomer } from '@strata/domain';
import type { CommandContext, UseCase } from '@strata/application-kit';
import type { CustomersTransaction } from './customers-transaction.js';

/** Takes in a new customer. */
export class CreateCustomerUseCase implements UseCase<NewCustomer, Customer, CustomersTransaction> {
  /** @throws DomainError `customer.email_taken`, or a rule of {@link Customer.create} */
  async execute(
    command: NewCustomer,
    context: CommandContext<CustomersTransaction>,
  ): Promise<Customer> {
    const { customers } = context.tx;
    const customer = Customer.create(command, context);
    if (customer.email && (await customers.getByEmail(customer.email))) {
      throw customerErrors.emailTaken(customer.email.value);
    }
    await customers.create(customer);
    return customer;
  }
}
