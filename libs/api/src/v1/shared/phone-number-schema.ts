import { PhoneNumber } from '@strata/domain';
import Joi, { type CustomHelpers, type StringSchema } from 'joi';
import type { ValidationContext } from '../../http/validation.js';
import { getCountries, parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/min/metadata';

/** The regions whose national notation can be read (ISO 3166-1 alpha-2). */
export const PHONE_REGIONS: readonly string[] = getCountries(metadata);

/** National notation has blanks, dashes and parentheses. */
const NOTATION_MAX_LENGTH = 32;

/** A phone number in national or international notation; becomes E.164. */
export function phoneNumber(): StringSchema {
  return Joi.string()
    .max(NOTATION_MAX_LENGTH)
    .custom((value: string, helpers) => {
      const number = parsePhoneNumberFromString(
        value,
        { defaultCountry: regionOf(helpers) },
        metadata,
      );
      if (!number?.isPossible() || number.ext || !PhoneNumber.PATTERN.test(number.number)) {
        return helpers.error('phone.invalid');
      }
      return number.number;
    })
    .messages({ 'phone.invalid': '{{#label}} must be a phone number, such as +14155550132' })
    .example('(415) 555-0132');
}

/** Where a number without a country is taken to be from: a setting, which comes along as context. */
function regionOf({ prefs }: CustomHelpers): CountryCode | undefined {
  return (prefs.context as Partial<ValidationContext> | undefined)?.phoneRegion as CountryCode;
}

/** A phone number as answered. */
export function phoneNumberResponse(): StringSchema {
  return Joi.string().example('+14155550132').description('E.164.');
}
