import { email, plainResource, requiredText } from '@strata/api-kit';
import type { VendorView } from '@strata/application';
import {
  type NewVendor,
  PaymentTerms,
  Vendor,
  type VendorChange,
  vendorErrors,
} from '@strata/domain';
import type { Role } from '../../shared/role.js';
import Joi from 'joi';
import { OPTIONAL_ADDRESS_FIELD } from '../../shared/address-schema.js';

/** Vendors on the wire. */
export const vendorResource = plainResource<VendorView, NewVendor, VendorChange>()<Role>({
  path: '/vendors',
  name: 'Vendor',
  plural: 'Vendors',
  article: 'a vendor',
  tag: 'Vendors',
  readers: 'viewer',
  notFound: vendorErrors.notFound,
  fields: {
    name: {
      schema: requiredText(Vendor.NAME_MAX_LENGTH).example('Tools & Sons'),
      required: true,
    },
    email: { schema: email().allow(null).example('sales@tools.example') },
    address: OPTIONAL_ADDRESS_FIELD,
    paymentTerms: {
      schema: Joi.string()
        .valid(...PaymentTerms.NAMES)
        .description(`\`${Vendor.DEFAULT_PAYMENT_TERMS}\` unless said.`),
    },
  },
});
