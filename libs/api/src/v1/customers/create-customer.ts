import type { CreateCustomerUseCase } from '@strata/application';
import { customerErrors, sharedErrors } from '@strata/domain';
import { created } from '../../http/answers.js';
import { BASE_PATH } from '../../http/base-path.js';
import { endpoint } from '../../http/endpoint.js';
import { toAddress } from '../shared/address-schema.js';
import type { Commands } from '../shared/commands.js';
import { presentCustomer } from './customer-presenter.js';
import { customerCreateSchema, customerResponseSchema } from './customer-schemas.js';

/** `POST /customers` */
export const createCustomer = (commands: Commands, useCase: CreateCustomerUseCase) =>
  endpoint({
    method: 'post',
    path: '/customers',
    operationId: 'createCustomer',
    summary: 'Take in a customer',
    tag: 'Customers',
    access: 'clerk',
    body: customerCreateSchema,
    response: {
      status: 201,
      description: 'The new customer.',
      schema: customerResponseSchema,
      etag: true,
      location: true,
    },
    errors: [customerErrors.emailTaken, sharedErrors.emailInvalid, sharedErrors.zipCodeInvalid],
    handle: ({ body, actor, idempotency }) =>
      commands.answer(
        useCase,
        { ...body, address: toAddress(body.address) },
        { by: actor.id, idempotency },
        (customer) =>
          created(presentCustomer(customer.toSnapshot()), {
            location: `${BASE_PATH}/customers/${customer.id}`,
            version: customer.version,
          }),
      ),
  });
