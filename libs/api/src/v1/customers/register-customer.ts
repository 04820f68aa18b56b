import { answerTo } from '@strata/api-kit';
import { created, endpoint, locationOf, type Body } from '@strata/api-kit';
import { CustomerService } from '@strata/application';
import { valueErrors } from '@strata/domain-kit';
import Joi from 'joi';
import type { Commands } from '../../shared/commands.js';
import { phoneNumber } from '../../shared/phone-number-schema.js';
import { customerRefusals, customerResource } from './customer-resource.js';

/** Body of `POST /customers/register`. */
type CustomerRegistration = Body & { readonly phone_numbers: readonly string[] };

const customerRegistrationSchema = customerResource.creation
  .append<CustomerRegistration>({
    phone_numbers: Joi.array()
      .items(phoneNumber())
      .max(CustomerService.PHONE_NUMBERS_MAX)
      .required()
      .description('The first becomes the primary one.'),
  })
  .id('CustomerRegistration')
  .description('What makes a customer with phone numbers.');

/** `POST /customers/register` */
export function registerCustomer(commands: Commands) {
  const { path, tag, schema, present, toNew } = customerResource;
  const service = new CustomerService();
  return endpoint({
    method: 'post',
    path: `${path}/register`,
    operationId: 'registerCustomer',
    summary: 'Register a customer with phone numbers',
    description: 'All or nothing; a welcome mail follows.',
    tag,
    access: 'clerk',
    body: customerRegistrationSchema,
    response: { status: 201, description: 'The new customer.', schema, etag: true, location: true },
    errors: [...customerRefusals, valueErrors.phoneNumberInvalid],
    handle: ({ body, origin }) =>
      answerTo(
        commands,
        service.registerCustomer,
        { ...toNew(body), phoneNumbers: body.phone_numbers },
        origin,
        (made) =>
          created(present(made.toSnapshot()), {
            location: locationOf(path, made.id),
            version: made.version,
          }),
      ),
  });
}
