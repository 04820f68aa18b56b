import {
  cleanText,
  composeText,
  isStorableText,
  refusedCharacter,
  searchText,
  type TextForm,
  valueErrors,
} from '@strata/domain-kit';
import Joi, { type CustomHelpers, type StringSchema } from 'joi';

/** A text in the one form in which the domain keeps it; its length counts in that form. */
export function text(max: number, form: TextForm = 'line'): StringSchema {
  return Joi.string()
    .custom((value: string, helpers: CustomHelpers<string>) => {
      const clean = cleanText(value, max);
      if (!isStorableText(clean)) return helpers.error('text.malformed');
      const character = refusedCharacter(clean, form);
      return character ? helpers.error('text.refused', { character }) : clean;
    })
    .max(max)
    .messages({
      'text.malformed': valueErrors.textMalformed.message('{{#label}}'),
      'text.refused': valueErrors.textCharacterRefused.message('{{#label}}', '{{#character}}'),
    });
}

/** A text of which the eye sees something. */
export function requiredText(max: number, form: TextForm = 'line'): StringSchema {
  return text(max, form)
    .min(1)
    .messages({ 'string.min': valueErrors.textRequired.message('{{#label}}') });
}

/** A text that is kept or compared as it is, such as a password. */
export function opaqueText(max: number): StringSchema {
  return Joi.string()
    .max(max)
    .custom(storable)
    .messages({ 'text.malformed': valueErrors.textMalformed.message('{{#label}}') });
}

/** Part of a text, for the filters that search. Blanks at its ends count. */
export function searchTerm(max: number): StringSchema {
  return opaqueText(max).custom((value: string, helpers: CustomHelpers<string>) =>
    searchText(value) === '' ? helpers.error('string.empty') : composeText(value, max),
  );
}

/** The description of such a filter. */
export function partOf(what: string): string {
  return `Part of ${what}, whatever case and accents.`;
}

function storable(value: string, helpers: CustomHelpers<string>) {
  return isStorableText(value) ? value : helpers.error('text.malformed');
}
