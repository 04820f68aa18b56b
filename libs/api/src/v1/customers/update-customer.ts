import type { UpdateCustomerUseCase } from '@strata/application';
import { customerErrors, sharedErrors } from '@strata/domain';
import { ok } from '../../http/answers.js';
import { endpoint } from '../../http/endpoint.js';
import { toAddress } from '../shared/address-schema.js';
import type { Commands } from '../shared/commands.js';
import { idParams } from '../shared/id-schema.js';
import { presentCustomer } from './customer-presenter.js';
import { customerResponseSchema, customerUpdateSchema } from './customer-schemas.js';

/** `PUT` and `PATCH /customers/{id}`, which do the same */
export const updateCustomer = (
  method: 'put' | 'patch',
  commands: Commands,
  useCase: UpdateCustomerUseCase,
) =>
  endpoint({
    method,
    path: '/customers/:id',
    operationId: method === 'put' ? 'updateCustomer' : 'patchCustomer',
    summary: 'Change a customer',
    description: 'What is absent stays, null clears, an address is replaced whole.',
    tag: 'Customers',
    access: 'clerk',
    params: idParams<'Customer'>(),
    body: customerUpdateSchema,
    conditional: true,
    response: {
      status: 200,
      description: 'The customer as it is now.',
      schema: customerResponseSchema,
      etag: true,
    },
    errors: [
      customerErrors.notFound,
      customerErrors.emailTaken,
      sharedErrors.emailInvalid,
      sharedErrors.zipCodeInvalid,
    ],
    handle: ({ params, body, actor, expectedVersion }) =>
      commands.answer(
        useCase,
        { id: params.id, expectedVersion, change: { ...body, address: toAddress(body.address) } },
        { by: actor.id },
        (customer) => ok(presentCustomer(customer.toSnapshot()), customer.version),
      ),
  });
