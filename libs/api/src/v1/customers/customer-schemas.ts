import { Customer } from '@strata/domain';
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

/** Body of `POST /customers`. */
export interface CustomerCreate {
  readonly name: string;
  readonly email?: string | null;
  readonly address?: AddressBody | null;
}

/** Body of `PUT` and `PATCH /customers/{id}`: what is absent stays, null clears. */
export interface CustomerUpdate {
  readonly name?: string;
  readonly email?: string | null;
  /** Replaced whole. */
  readonly address?: AddressBody | null;
}

/** A customer as answered. */
export interface CustomerResponse extends BaseFields {
  readonly name: string;
  readonly email: string | null;
  readonly address: Required<AddressBody> | null;
}

const name = requiredText(Customer.NAME_MAX_LENGTH).example('Ada Lovelace');
const optionalEmail = email().allow(null).example('ada@example.com');
const address = addressSchema().allow(null);

export const customerCreateSchema = Joi.object<CustomerCreate, true>({
  name: name.required(),
  email: optionalEmail,
  address,
}).id('CustomerCreate');

export const customerUpdateSchema = Joi.object<CustomerUpdate, true>({
  name,
  email: optionalEmail,
  address,
}).id('CustomerUpdate');

export const customerResponseSchema = Joi.object<CustomerResponse, true>({
  ...baseFieldSchemas(),
  name: name.required(),
  email: optionalEmail.required(),
  address: addressResponseSchema().allow(null).required(),
}).id('CustomerResponse');

export const customerPageSchema = pageSchema('CustomerPage', customerResponseSchema);
