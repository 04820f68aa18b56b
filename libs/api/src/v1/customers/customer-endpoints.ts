import {
  collectionFormat,
  createEndpoint,
  deleteEndpoint,
  emailTerm,
  getEndpoint,
  listEndpoint,
  PART_OF_EMAIL,
  partOf,
  searchTerm,
  text,
  updateEndpoints,
  type Endpoint,
} from '@strata/api-kit';
import {
  CreateCustomerUseCase,
  customerCollection,
  DeleteCustomerUseCase,
  UpdateCustomerUseCase,
  type CustomerQueries,
} from '@strata/application';
import { Address, Customer, customerErrors } from '@strata/domain';
import type { Role } from '../../shared/role.js';
import type { Ports } from '../../shared/ports.js';
import { customerRefusals as errors, customerResource } from './customer-resource.js';
import { registerCustomer } from './register-customer.js';

const format = collectionFormat(customerCollection, {
  name: searchTerm(Customer.NAME_MAX_LENGTH).description(partOf('the name')),
  email: emailTerm().description(PART_OF_EMAIL),
  city: text(Address.CITY_MAX_LENGTH).description('The city, exactly.'),
});

const { creation, revision, page, toNew, toChange } = customerResource;
const access = 'clerk';

/** The endpoints of the customers context. */
export function customerEndpoints(ports: Ports<CustomerQueries>): readonly Endpoint<Role>[] {
  const { commands, cursors, queries } = ports;
  return [
    createEndpoint(
      customerResource,
      { access, body: creation, errors, toCommand: toNew },
      commands,
      new CreateCustomerUseCase(),
    ),
    registerCustomer(commands),
    listEndpoint(customerResource, page, format, (query) => queries.list(query), cursors),
    getEndpoint(customerResource, queries),
    ...updateEndpoints(
      customerResource,
      { access, body: revision, errors, toChange },
      commands,
      queries,
      new UpdateCustomerUseCase(),
    ),
    deleteEndpoint(
      customerResource,
      { access: 'manager', errors: [customerErrors.hasOpenSales] },
      commands,
      new DeleteCustomerUseCase(),
    ),
  ];
}
