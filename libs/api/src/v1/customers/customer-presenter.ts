import type { CustomerView } from '@strata/application';
import { presentBaseFields } from '@strata/api-kit';
import { presentAddress } from '../../shared/address-schema.js';
import type { CustomerResponse } from './customer-schemas.js';

/** A customer, to the wire. */
export function presentCustomer(customer: CustomerView): CustomerResponse {
  return {
    ...presentBaseFields(customer),
    name: customer.name,
    email: customer.email,
    address: presentAddress(customer.address),
  };
}
