import type { VendorView } from '@strata/application';
import { presentBaseFields } from '@strata/api-kit';
import { presentAddress } from '../../shared/address-schema.js';
import type { VendorResponse } from './vendor-schemas.js';

/** To the wire. */
export function presentVendor(vendor: VendorView): VendorResponse {
  return {
    ...presentBaseFields(vendor),
    name: vendor.name,
    email: vendor.email,
    address: presentAddress(vendor.address),
    payment_terms: vendor.paymentTerms,
  };
}
