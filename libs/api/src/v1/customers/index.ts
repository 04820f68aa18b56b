import type {
  CreateCustomerUseCase,
  CustomerQueries,
  DeleteCustomerUseCase,
  UpdateCustomerUseCase,
} from '@strata/application';
import type { Endpoint } from '../../http/endpoint.js';
import type { CursorCodec } from '../../http/lists/cursor-codec.js';
import type { Commands } from '../shared/commands.js';
import { createCustomer } from './create-customer.js';
import { deleteCustomer } from './delete-customer.js';
import { getCustomer } from './get-customer.js';
import { listCustomers } from './list-customers.js';
import { updateCustomer } from './update-customer.js';

/** What the endpoints of the customers context work with. */
export interface CustomerPorts {
  readonly commands: Commands;
  readonly cursors: CursorCodec;
  readonly queries: CustomerQueries;
  readonly create: CreateCustomerUseCase;
  readonly update: UpdateCustomerUseCase;
  readonly delete: DeleteCustomerUseCase;
}

/** The endpoints of the customers context. */
export function customerEndpoints(ports: CustomerPorts): readonly Endpoint[] {
  const { commands, cursors, queries } = ports;
  return [
    createCustomer(commands, ports.create),
    listCustomers(queries, cursors),
    getCustomer(queries),
    updateCustomer('put', commands, ports.update),
    updateCustomer('patch', commands, ports.update),
    deleteCustomer(commands, ports.delete),
  ];
}
