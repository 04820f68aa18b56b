import { Address, type AddressData } from '@strata/domain';
import Joi, { type ObjectSchema } from 'joi';
import { requiredText } from './text-schemas.js';

/** An address as it goes over the wire. */
export interface AddressBody {
  readonly street: string;
  readonly city: string;
  readonly state: string;
  readonly zip_code: string;
  readonly country?: string;
}

/** An address in a request. */
export function addressSchema(): ObjectSchema<AddressBody> {
  return Joi.object<AddressBody, true>({
    street: requiredText(Address.STREET_MAX_LENGTH).required().example('1 Main Street'),
    city: requiredText(Address.CITY_MAX_LENGTH).required().example('Springfield'),
    state: requiredText(Address.STATE_MAX_LENGTH).required().example('IL'),
    zip_code: requiredText(Address.ZIP_CODE_MAX_LENGTH)
      .required()
      .example('62701')
      .description('12345 or 12345-6789 in the USA.'),
    country: requiredText(Address.COUNTRY_MAX_LENGTH)
      .optional()
      .description(`\`${Address.DEFAULT_COUNTRY}\` unless said.`),
  });
}

/** An address in a response. */
export function addressResponseSchema(): ObjectSchema {
  return addressSchema().fork('country', (country) => country.required());
}

/** From the wire; undefined and null stay what they are. */
export function toAddress<Absent extends null | undefined>(
  body: AddressBody | Absent,
): AddressData | Absent {
  if (body === null || body === undefined) return body;
  const { zip_code: zipCode, ...rest } = body;
  return { ...rest, zipCode };
}

/** To the wire. */
export function presentAddress(address: Required<AddressData>): Required<AddressBody>;
export function presentAddress(address: Required<AddressData> | null): Required<AddressBody> | null;
export function presentAddress(address: Required<AddressData> | null) {
  if (address === null) return null;
  const { street, city, state, zipCode, country } = address;
  return { street, city, state, zip_code: zipCode, country };
}
