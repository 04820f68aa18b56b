import { PhoneNumber } from '@strata/domain';
import Joi, { type StringSchema } from 'joi';
import { parsePhoneNumberFromString } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/min/metadata';

/** Where a number without a country is taken to be from. */
const DEFAULT_REGION = 'US';
/** National notation has blanks, dashes and parentheses. */
const NOTATION_MAX_LENGTH = 32;

/** A phone number in national or international notation; becomes E.164. */
export function phoneNumber(): StringSchema {
  return Joi.string()
    .max(NOTATION_MAX_LENGTH)
    .custom((value: string, helpers) => {
      const number = parsePhoneNumberFromString(value, DEFAULT_REGION, metadata);
      if (!number?.isPossible() || number.ext || !PhoneNumber.PATTERN.test(number.number)) {
        return helpers.error('phone.invalid');
      }
      return number.number;
    })
    .messages({ 'phone.invalid': '{{#label}} must be a phone number, such as +14155550132' })
    .example('(415) 555-0132');
}

/** A phone number as answered. */
export function phoneNumberResponse(): StringSchema {
  return Joi.string().example('+14155550132').description('E.164.');
}
