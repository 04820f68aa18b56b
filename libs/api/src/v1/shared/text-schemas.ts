import { EmailAddress, isStorableText } from '@strata/domain';
import Joi, { type CustomHelpers, type StringSchema } from 'joi';

/** A text that the database can hold. */
export function text(max: number): StringSchema {
  return Joi.string().max(max).custom(storable).messages({
    'string.malformed': '{{#label}} holds a NUL character or half of a surrogate pair',
  });
}

/** A text of more than blanks. */
export function requiredText(max: number): StringSchema {
  return text(max)
    .min(1)
    .custom((value: string, helpers) =>
      value.trim() === '' ? helpers.error('string.empty') : value,
    );
}

/** An email address; the domain has the last word on its form. */
export function email(): StringSchema {
  return text(EmailAddress.MAX_LENGTH).email({ tlds: false });
}

function storable(value: string, helpers: CustomHelpers<string>) {
  return isStorableText(value) ? value : helpers.error('string.malformed');
}
