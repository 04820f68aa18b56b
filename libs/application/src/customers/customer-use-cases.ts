import {
  loadForChange,
  loadForRestore,
  type CommandContext,
  type DeleteResource,
  type UpdateResource,
  type Usage,
  type UseCase,
} from '@strata/application-kit';
import {
  Customer,
  customerErrors,
  type ContactNumberRepository,
  type CustomerContactInfo,
  type CustomerId,
  type NewCustomer,
} from '@strata/domain';
import type { Repository } from '@strata/domain-kit';
import {
  removeContactNumbers,
  restoreContactNumbers,
} from '../contacts/contact-number-use-cases.js';

/** What the customers context works with in a transaction. */
export interface CustomersRepositories {
  readonly customers: Repository<Customer>;
  readonly contactNumbers: ContactNumberRepository;
  readonly usage: Usage;
}

type Context = CommandContext<CustomersRepositories>;

/** Takes in a new customer. */
export class CreateCustomerUseCase implements UseCase<
  NewCustomer,
  Customer,
  CustomersRepositories
> {
  /** @throws DomainError `customer.email_taken`, or a rule of {@link Customer.create} */
  async execute(command: NewCustomer, context: Context): Promise<Customer> {
    const customer = Customer.create(command, context);
    context.tx.customers.create(customer);
    return customer;
  }
}

/** Changes a customer: what is absent stays, null clears. */
export class UpdateCustomerUseCase implements UseCase<
  UpdateResource<CustomerId, CustomerContactInfo>,
  Customer,
  CustomersRepositories
> {
  /**
   * @throws DomainError `customer.not_found`, `aggregate.version_mismatch`, `customer.email_taken`,
   * or a rule of {@link Customer.updateContactInfo}
   */
  async execute(
    command: UpdateResource<CustomerId, CustomerContactInfo>,
    context: Context,
  ): Promise<Customer> {
    const { customers } = context.tx;
    const customer = await loadForChange(customers, command, customerErrors.notFound);
    customer.updateContactInfo(command.change, context);
    customers.update(customer);
    return customer;
  }
}

/** Deletes a customer softly, with their contact numbers; their email becomes free again. */
export class DeleteCustomerUseCase implements UseCase<
  DeleteResource<CustomerId>,
  void,
  CustomersRepositories
> {
  /**
   * @throws DomainError `customer.not_found`, `aggregate.version_mismatch`, or what a check of its
   * usage says
   */
  async execute(command: DeleteResource<CustomerId>, context: Context): Promise<void> {
    const { customers, usage } = context.tx;
    const customer = await loadForChange(customers, command, customerErrors.notFound);
    await usage.expectUnused(customer);
    await removeContactNumbers({ entityType: 'Customer', entityId: customer.id }, context);
    customer.delete(context);
    customers.update(customer);
  }
}

/** Takes the deletion of a customer back, with the contact numbers that went with them. */
export class RestoreCustomerUseCase implements UseCase<
  DeleteResource<CustomerId>,
  Customer,
  CustomersRepositories
> {
  /** @throws DomainError `customer.not_found`, `aggregate.version_mismatch`, `customer.email_taken` */
  async execute(command: DeleteResource<CustomerId>, context: Context): Promise<Customer> {
    const { customers } = context.tx;
    const customer = await loadForRestore(customers, command, customerErrors.notFound);
    const { isActive, updatedAt: deletedAt } = customer;
    customer.restore(context);
    customers.update(customer);
    if (!isActive) {
      const owner = { entityType: 'Customer', entityId: customer.id } as const;
      await restoreContactNumbers(owner, deletedAt, context);
    }
    return customer;
  }
}
