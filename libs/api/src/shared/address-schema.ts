import { Address, type AddressData, sharedErrors } from '@strata/domain';
import { COUNTRY_CODE_PATTERN, UNTOLD_COUNTRY } from '@strata/domain-kit';
import Joi, { type ObjectSchema } from 'joi';
import { requiredText, text } from '@strata/api-kit';

/** An address as it goes over the wire. */
export interface AddressBody {
  readonly street: string;
  readonly city: string;
  readonly state?: string | null;
  readonly zip_code?: string | null;
  readonly country?: string;
}

/** What the domain may have against an address; it knows what each country needs. */
export const ADDRESS_ERRORS = [
  sharedErrors.countryUnknown,
  sharedErrors.addressIncomplete,
  sharedErrors.zipCodeInvalid,
];

/** An address in a request. */
export function addressSchema(): ObjectSchema<AddressBody> {
  return Joi.object<AddressBody, true>({
    street: requiredText(Address.STREET_MAX_LENGTH).required().example('1 Main Street'),
    city: requiredText(Address.CITY_MAX_LENGTH).required().example('Springfield'),
    state: text(Address.STATE_MAX_LENGTH)
      .allow(null, '')
      .example('IL')
      .description('Required where the country has them.'),
    zip_code: text(Address.ZIP_CODE_MAX_LENGTH)
      .allow(null, '')
      .example('62701')
      .description('Required where the country has them; 12345 or 12345-6789 in the USA.'),
    country: requiredText(Address.COUNTRY_MAX_LENGTH)
      .optional()
      .description(
        `ISO 3166-1 alpha-3 or alpha-2, or the English name; \`${Address.DEFAULT_COUNTRY}\` unless said.`,
      ),
  }).example({ street: '1 Main Street', city: 'Springfield', state: 'IL', zip_code: '62701' });
}

/** An address in a response. */
export function addressResponseSchema(): ObjectSchema {
  return Joi.object<Required<AddressBody>, true>({
    street: Joi.string().required(),
    city: Joi.string().required(),
    state: Joi.string().allow(null).required(),
    zip_code: Joi.string().allow(null).required(),
    country: Joi.string()
      .pattern(COUNTRY_CODE_PATTERN)
      .required()
      .example(Address.DEFAULT_COUNTRY)
      .description(
        `ISO 3166-1 alpha-3; \`${UNTOLD_COUNTRY}\` for one that was stored before and could not be told.`,
      ),
  });
}

/** From the wire; undefined and null stay what they are. */
export function toAddress<Absent extends null | undefined>(
  body: AddressBody | Absent,
): AddressData | Absent {
  if (body === null || body === undefined) return body;
  const { zip_code: zipCode, ...rest } = body;
  return zipCode === undefined ? rest : { ...rest, zipCode };
}

/** To the wire. */
export function presentAddress(address: Required<AddressData>): Required<AddressBody>;
export function presentAddress(address: Required<AddressData> | null): Required<AddressBody> | null;
export function presentAddress(address: Required<AddressData> | null) {
  if (address === null) return null;
  const { street, city, state, zipCode, country } = address;
  return { street, city, state, zip_code: zipCode, country };
}

/** An address as a field of a resource; replaced whole. */
export const ADDRESS_FIELD = {
  schema: addressSchema(),
  answered: addressResponseSchema(),
  // The schema above has seen to it.
  read: (given: unknown) => toAddress(given as AddressBody | null),
  // What a snapshot holds in this field.
  present: (value: unknown) => presentAddress(value as Required<AddressData> | null),
};

/** Likewise, where there need not be one. */
export const OPTIONAL_ADDRESS_FIELD = {
  ...ADDRESS_FIELD,
  schema: addressSchema().allow(null),
  answered: addressResponseSchema().allow(null),
};
