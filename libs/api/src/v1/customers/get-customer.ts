import type { CustomerQueries } from '@strata/application';
import { customerErrors } from '@strata/domain';
import { ok } from '../../http/answers.js';
import { endpoint } from '../../http/endpoint.js';
import { idParams } from '../shared/id-schema.js';
import { presentCustomer } from './customer-presenter.js';
import { customerResponseSchema } from './customer-schemas.js';

/** `GET /customers/{id}` */
export const getCustomer = (queries: CustomerQueries) =>
  endpoint({
    method: 'get',
    path: '/customers/:id',
    operationId: 'getCustomer',
    summary: 'Show a customer',
    tag: 'Customers',
    access: 'viewer',
    params: idParams<'Customer'>(),
    response: {
      status: 200,
      description: 'The customer.',
      schema: customerResponseSchema,
      etag: true,
    },
    errors: [customerErrors.notFound],
    handle: async ({ params }) => {
      const customer = await queries.get(params.id);
      if (!customer) throw customerErrors.notFound(params.id);
      return ok(presentCustomer(customer), customer.version);
    },
  });
