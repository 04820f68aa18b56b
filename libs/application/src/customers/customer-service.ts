import type { Customer, NewCustomer } from '@strata/domain';
import {
  type ContactsRepositories,
  CreateContactNumberUseCase,
} from '../contacts/contact-number-use-cases.js';
import { CreateCustomerUseCase, type CustomersRepositories } from './customer-use-cases.js';
import type { CommandContext, UseCase } from '@strata/application-kit';

/** A customer and how to call them; the first number becomes the primary one. */
export interface RegisterCustomer extends NewCustomer {
  /** As `PhoneNumber` holds them. */
  readonly phoneNumbers: readonly string[];
}

/** Does for customers what takes more than one use case. */
export class CustomerService {
  /** Phone numbers of one registration at most. */
  static readonly PHONE_NUMBERS_MAX = 20;

  readonly #createCustomer = new CreateCustomerUseCase();
  readonly #createContactNumber = new CreateContactNumberUseCase();

  /**
   * Takes in a customer with phone numbers, in one unit of work. Who welcomes them waits for the
   * event `customer.registered`.
   * @throws DomainError as its two use cases do; then neither customer nor number is there
   */
  readonly registerCustomer: UseCase<
    RegisterCustomer,
    Customer,
    CustomersRepositories & ContactsRepositories
  > = { execute: (command, context) => this.#register(command, context) };

  async #register(
    { phoneNumbers, ...newCustomer }: RegisterCustomer,
    context: CommandContext<CustomersRepositories & ContactsRepositories>,
  ): Promise<Customer> {
    const customer = await this.#createCustomer.execute(newCustomer, context);
    for (const [index, phoneNumber] of phoneNumbers.entries()) {
      await this.#createContactNumber.execute(
        { entityType: 'Customer', entityId: customer.id, phoneNumber, isPrimary: index === 0 },
        context,
      );
    }
    customer.register(phoneNumbers, context);
    return customer;
  }
}
