import type { ValidationContext } from '@strata/api-kit';
import { PhoneNumber } from '@strata/domain-kit';
import Joi, { type CustomHelpers, type StringSchema } from 'joi';
import { getCountries, parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/min/metadata';

const REGIONS = getCountries(metadata);

/** The regions whose national notation can be read (ISO 3166-1 alpha-2). */
export const PHONE_REGIONS: readonly string[] = REGIONS;

/** What phone numbers need to know besides the value. */
export interface PhoneContext extends ValidationContext {
  /** Where numbers in national notation are from, ISO 3166-1 alpha-2. */
  readonly phoneRegion: string;
}

/** National notation has blanks, dashes, parentheses and the name of the extension. */
const NOTATION_MAX_LENGTH = 64;

/** What address books put around the numbers that are copied from them. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;
/** Of the parameters of RFC 3966 only the extension is kept, so nothing is dropped unseen. */
const OTHER_PARAMETER = /;(?!ext=)/i;

/** A phone number in national or international notation; becomes what PhoneNumber holds. */
export function phoneNumber(): StringSchema {
  return Joi.string()
    .max(NOTATION_MAX_LENGTH)
    .custom((value: string, helpers) => {
      const text = value
        .replace(UNSEEN, '')
        .trim()
        .replace(/^tel:\s*/i, '');
      if (OTHER_PARAMETER.test(text)) return helpers.error('phone.invalid');
      const number = parsePhoneNumberFromString(
        text,
        // Not what looks like a number inside other text: that would drop the text, unseen.
        { ...regionOf(helpers), extract: false },
        metadata,
      );
      if (!number?.isPossible()) return helpers.error('phone.invalid');
      const canonical = number.number + (number.ext ? `;ext=${number.ext}` : '');
      return PhoneNumber.PATTERN.test(canonical) ? canonical : helpers.error('phone.invalid');
    })
    .messages({
      'phone.invalid':
        '{{#label}} must be a phone number, such as +14155550132, with an extension (ext. 5) if need be',
    })
    .example('(415) 555-0132');
}

/** Where a number without a country is taken to be from: a setting, which comes along as context. */
function regionOf({ prefs }: CustomHelpers): { readonly defaultCountry?: CountryCode } {
  const context: Partial<PhoneContext> | undefined = prefs.context;
  const defaultCountry = REGIONS.find((region) => region === context?.phoneRegion);
  return defaultCountry === undefined ? {} : { defaultCountry };
}

/** A phone number as answered. */
export function phoneNumberResponse(): StringSchema {
  return Joi.string()
    .example('+14155550132')
    .description('E.164, with `;ext=` and the extension behind it when there is one (RFC 3966).');
}
