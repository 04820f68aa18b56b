import { PaymentTerms, Vendor, type PaymentTermsName } from '@strata/domain';
import Joi from 'joi';
import {
  type BaseFields,
  baseFieldSchemas,
  email,
  pageSchema,
  requiredText,
} from '@strata/api-kit';
import {
  type AddressBody,
  addressResponseSchema,
  addressSchema,
} from '../../shared/address-schema.js';

/** Body of `POST /vendors`. */
export interface VendorCreate {
  readonly name: string;
  readonly email?: string | null;
  readonly address?: AddressBody | null;
  readonly payment_terms?: PaymentTermsName;
}

/** Body of `PUT` and `PATCH /vendors/{id}`: what is absent stays, null clears. */
export type VendorUpdate = Partial<VendorCreate>;

/** A vendor as answered. */
export interface VendorResponse extends BaseFields {
  readonly name: string;
  readonly email: string | null;
  readonly address: Required<AddressBody> | null;
  readonly payment_terms: PaymentTermsName;
}

const name = requiredText(Vendor.NAME_MAX_LENGTH).example('Tools & Sons');
const optionalEmail = email().allow(null).example('sales@tools.example');
const address = addressSchema().allow(null);
const terms = Joi.string().valid(...PaymentTerms.NAMES);

export const vendorCreateSchema = Joi.object<VendorCreate, true>({
  name: name.required(),
  email: optionalEmail,
  address,
  payment_terms: terms.description(`\`${Vendor.DEFAULT_PAYMENT_TERMS}\` unless said.`),
}).id('VendorCreate');

export const vendorUpdateSchema = Joi.object<VendorUpdate, true>({
  name,
  email: optionalEmail,
  address,
  payment_terms: terms,
}).id('VendorUpdate');

export const vendorResponseSchema = Joi.object<VendorResponse, true>({
  ...baseFieldSchemas(),
  name: name.required(),
  email: optionalEmail.required(),
  address: addressResponseSchema().allow(null).required(),
  payment_terms: terms.required(),
}).id('VendorResponse');

export const vendorPageSchema = pageSchema('VendorPage', vendorResponseSchema);
