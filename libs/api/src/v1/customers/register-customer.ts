import type { Role } from '../../shared/role.js';
import { CustomerService, type CustomerView } from '@strata/application';
import { valueErrors } from '@strata/domain-kit';
import Joi from 'joi';
import { created, type DeclaredError, endpoint, locationOf, type Resource } from '@strata/api-kit';
import { toAddress } from '../../shared/address-schema.js';
import { phoneNumber } from '../../shared/phone-number-schema.js';
import type { Commands } from '../../shared/commands.js';
import {
  customerCreateSchema,
  type CustomerCreate,
  type CustomerResponse,
} from './customer-schemas.js';

/** Body of `POST /customers/register`. */
interface CustomerRegistration extends CustomerCreate {
  readonly phone_numbers: readonly string[];
}

const customerRegistrationSchema = (customerCreateSchema as Joi.ObjectSchema)
  .keys({
    phone_numbers: Joi.array()
      .items(phoneNumber())
      .max(CustomerService.PHONE_NUMBERS_MAX)
      .required()
      .description('The first becomes the primary one.'),
  })
  .id('CustomerRegistration') as Joi.ObjectSchema<CustomerRegistration>;

/** `POST /customers/register` */
export const registerCustomer = (
  resource: Resource<CustomerView, CustomerResponse, Role>,
  errors: readonly DeclaredError[],
  commands: Commands,
  service: CustomerService,
) =>
  endpoint({
    method: 'post',
    path: `${resource.path}/register`,
    operationId: 'registerCustomer',
    summary: 'Register a customer with phone numbers',
    description: 'All or nothing; a welcome mail follows.',
    tag: resource.tag,
    access: 'clerk',
    body: customerRegistrationSchema,
    response: {
      status: 201,
      description: 'The new customer.',
      schema: resource.schema,
      etag: true,
      location: true,
    },
    errors: [...errors, valueErrors.phoneNumberInvalid],
    handle: ({ body, actor, idempotency }) => {
      const { phone_numbers: phoneNumbers, ...customer } = body;
      return commands.answer(
        service.registerCustomer,
        { ...customer, address: toAddress(customer.address), phoneNumbers },
        { by: actor.id, idempotency },
        (made) =>
          created(resource.present(made.toSnapshot()), {
            location: locationOf(resource.path, made.id),
            version: made.version,
          }),
      );
    },
  });
