import type { DeleteCustomerUseCase } from '@strata/application';
import { customerErrors } from '@strata/domain';
import { NO_CONTENT } from '../../http/answers.js';
import { endpoint } from '../../http/endpoint.js';
import type { Commands } from '../shared/commands.js';
import { idParams } from '../shared/id-schema.js';

/** `DELETE /customers/{id}` */
export const deleteCustomer = (commands: Commands, useCase: DeleteCustomerUseCase) =>
  endpoint({
    method: 'delete',
    path: '/customers/:id',
    operationId: 'deleteCustomer',
    summary: 'Delete a customer',
    description: 'The email address becomes free again.',
    tag: 'Customers',
    access: 'manager',
    params: idParams<'Customer'>(),
    conditional: true,
    response: { status: 204, description: 'The customer is gone.' },
    errors: [customerErrors.notFound],
    handle: async ({ params, actor, expectedVersion }) => {
      await commands.run(useCase, { id: params.id, expectedVersion }, actor.id);
      return NO_CONTENT;
    },
  });
