import {
  asGiven,
  collectionFormat,
  emailTerm,
  PART_OF_EMAIL,
  partOf,
  plainEndpoints,
  searchTerm,
  text,
} from '@strata/api-kit';
import {
  CreateCustomerUseCase,
  customerCollection,
  DeleteCustomerUseCase,
  RestoreCustomerUseCase,
  UpdateCustomerUseCase,
  type CustomerQueries,
} from '@strata/application';
import { Address, Customer, customerErrors } from '@strata/domain';
import type { Ports } from '../../shared/ports.js';
import { customerRefusals, customerResource } from './customer-resource.js';
import { registerCustomer } from './register-customer.js';

/** The endpoints of the customers context. */
export const customerEndpoints = (ports: Ports<CustomerQueries>) => [
  ...plainEndpoints(ports, {
    resource: customerResource,
    format: collectionFormat(customerCollection, {
      name: searchTerm(Customer.NAME_MAX_LENGTH).description(partOf('the name')),
      email: emailTerm().description(PART_OF_EMAIL),
      city: text(Address.CITY_MAX_LENGTH).description('The city, exactly.'),
    }),
    access: 'clerk',
    errors: customerRefusals,
    deletion: {
      access: 'manager',
      errors: [customerErrors.hasOpenSales, customerErrors.hasOpenRentals],
    },
    create: new CreateCustomerUseCase(),
    update: new UpdateCustomerUseCase(),
    delete: new DeleteCustomerUseCase(),
    restoration: { useCase: new RestoreCustomerUseCase(), errors: [customerErrors.emailTaken] },
    toCommand: asGiven,
    toChange: asGiven,
  }),
  registerCustomer(ports.commands),
];
