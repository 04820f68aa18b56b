import { CUSTOMER_SORT_KEYS, type CustomerFilter, type CustomerQueries } from '@strata/application';
import { Address, Customer, EmailAddress } from '@strata/domain';
import { ok } from '../../http/answers.js';
import { endpoint } from '../../http/endpoint.js';
import type { CursorCodec } from '../../http/lists/cursor-codec.js';
import { ListFormat } from '../../http/lists/list-parameters.js';
import { text } from '../shared/text-schemas.js';
import { presentCustomer } from './customer-presenter.js';
import { customerPageSchema } from './customer-schemas.js';

const format = new ListFormat(
  'customers',
  {
    name: text(Customer.NAME_MAX_LENGTH).description('Part of the name, whatever the case.'),
    email: text(EmailAddress.MAX_LENGTH).description('Part of the email, whatever the case.'),
    city: text(Address.CITY_MAX_LENGTH).description('The city, exactly.'),
  },
  CUSTOMER_SORT_KEYS,
  (parameters): CustomerFilter => parameters,
);

/** `GET /customers` */
export const listCustomers = (queries: CustomerQueries, cursors: CursorCodec) =>
  endpoint({
    method: 'get',
    path: '/customers',
    operationId: 'listCustomers',
    summary: 'List customers',
    tag: 'Customers',
    access: 'viewer',
    query: format.schema,
    response: { status: 200, description: 'A page of customers.', schema: customerPageSchema },
    handle: async ({ query }) => {
      const page = await queries.list(format.toQuery(query, cursors));
      return ok(format.toResponse(page, query, cursors, presentCustomer));
    },
  });
