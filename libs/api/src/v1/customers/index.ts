import type { Role } from '../../shared/role.js';
import {
  CUSTOMER_SORT_KEYS,
  type CreateCustomerUseCase,
  type CustomerFilter,
  type CustomerQueries,
  type CustomerService,
  type CustomerView,
  type DeleteCustomerUseCase,
  type UpdateCustomerUseCase,
} from '@strata/application';
import { Address, Customer, customerErrors } from '@strata/domain';
import { valueErrors } from '@strata/domain-kit';
import {
  createEndpoint,
  type CursorCodec,
  deleteEndpoint,
  emailTerm,
  type Endpoint,
  getEndpoint,
  listEndpoint,
  ListFormat,
  PART_OF_EMAIL,
  partOf,
  type Resource,
  searchTerm,
  text,
  updateEndpoints,
} from '@strata/api-kit';
import { ADDRESS_ERRORS, toAddress } from '../../shared/address-schema.js';
import type { Commands } from '../../shared/commands.js';
import { presentCustomer } from './customer-presenter.js';
import {
  customerCreateSchema,
  customerPageSchema,
  customerResponseSchema,
  customerUpdateSchema,
  type CustomerResponse,
} from './customer-schemas.js';
import { registerCustomer } from './register-customer.js';

/** What the endpoints of the customers context work with. */
export interface CustomerPorts {
  readonly commands: Commands;
  readonly cursors: CursorCodec;
  readonly queries: CustomerQueries;
  readonly create: CreateCustomerUseCase;
  readonly update: UpdateCustomerUseCase;
  readonly delete: DeleteCustomerUseCase;
  readonly service: CustomerService;
}

const resource: Resource<CustomerView, CustomerResponse, Role> = {
  path: '/customers',
  name: 'Customer',
  plural: 'Customers',
  article: 'a customer',
  tag: 'Customers',
  readers: 'viewer',
  schema: customerResponseSchema,
  notFound: customerErrors.notFound,
  present: presentCustomer,
};

const format = new ListFormat(
  'customers',
  {
    name: searchTerm(Customer.NAME_MAX_LENGTH).description(partOf('the name')),
    email: emailTerm().description(PART_OF_EMAIL),
    city: text(Address.CITY_MAX_LENGTH).description('The city, exactly.'),
  },
  CUSTOMER_SORT_KEYS,
  (parameters): CustomerFilter => parameters,
);

const errors = [customerErrors.emailTaken, valueErrors.emailInvalid, ...ADDRESS_ERRORS];

/** The endpoints of the customers context. */
export function customerEndpoints(ports: CustomerPorts): readonly Endpoint<Role>[] {
  const { commands, cursors, queries } = ports;
  return [
    createEndpoint(
      resource,
      {
        access: 'clerk',
        body: customerCreateSchema,
        errors,
        toCommand: (body) => ({ ...body, address: toAddress(body.address) }),
      },
      commands,
      ports.create,
    ),
    registerCustomer(resource, errors, commands, ports.service),
    listEndpoint(resource, customerPageSchema, format, (query) => queries.list(query), cursors),
    getEndpoint(resource, queries),
    ...updateEndpoints(
      resource,
      {
        access: 'clerk',
        body: customerUpdateSchema,
        errors,
        toChange: (body) => ({ ...body, address: toAddress(body.address) }),
      },
      commands,
      queries,
      ports.update,
    ),
    deleteEndpoint(
      resource,
      { access: 'manager', errors: [customerErrors.hasOpenSales] },
      commands,
      ports.delete,
    ),
  ];
}
