import { email, plainResource, requiredText } from '@strata/api-kit';
import type { CustomerView } from '@strata/application';
import {
  Customer,
  type CustomerContactInfo,
  customerErrors,
  type NewCustomer,
} from '@strata/domain';
import type { Role } from '../../shared/role.js';
import { valueErrors } from '@strata/domain-kit';
import { ADDRESS_ERRORS, OPTIONAL_ADDRESS_FIELD } from '../../shared/address-schema.js';

/** Customers on the wire. */
export const customerResource = plainResource<
  CustomerView,
  NewCustomer,
  CustomerContactInfo
>()<Role>({
  path: '/customers',
  name: 'Customer',
  plural: 'Customers',
  article: 'a customer',
  tag: 'Customers',
  readers: 'viewer',
  notFound: customerErrors.notFound,
  fields: {
    name: {
      schema: requiredText(Customer.NAME_MAX_LENGTH).example('Ada Lovelace'),
      required: true,
    },
    email: { schema: email().allow(null).example('ada@example.com') },
    address: OPTIONAL_ADDRESS_FIELD,
  },
});

/** What may be wrong with a customer. */
export const customerRefusals = [
  customerErrors.emailTaken,
  valueErrors.emailInvalid,
  ...ADDRESS_ERRORS,
];
