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
import type { Endpoint } from '../../http/endpoint.js';
import type { CursorCodec } from '../../http/lists/cursor-codec.js';
import { ListFormat } from '../../http/lists/list-parameters.js';
import { ADDRESS_ERRORS, toAddress } from '../shared/address-schema.js';
import type { Commands } from '../shared/commands.js';
import { getEndpoint, listEndpoint } from '../shared/read-endpoints.js';
import type { Resource } from '../shared/resource.js';
import { emailTerm, PART_OF_EMAIL } from '../shared/email-schema.js';
import { partOf, searchTerm, text } from '../shared/text-schemas.js';
import { createEndpoint, deleteEndpoint, updateEndpoints } from '../shared/write-endpoints.js';
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

const resource: Resource<CustomerView, CustomerResponse> = {
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
export function customerEndpoints(ports: CustomerPorts): readonly Endpoint[] {
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
