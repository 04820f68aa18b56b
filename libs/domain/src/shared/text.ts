import { sharedErrors } from './shared-errors.js';

/** True when PostgreSQL and JSON can both hold the text: no NUL, no lone surrogate. */
export function isStorableText(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

/**
 * A text without the blanks around it, one to `max` characters (UTF-16 code units) long.
 * @throws DomainError `text.required`, `text.too_long` or `text.malformed`, naming the field.
 */
export function requireText(field: string, text: string, max: number): string {
  const trimmed = text.trim();
  if (trimmed === '') throw sharedErrors.textRequired(field);
  if (trimmed.length > max) throw sharedErrors.textTooLong(field, max);
  if (!isStorableText(trimmed)) throw sharedErrors.textMalformed(field);
  return trimmed;
}

/** Like {@link requireText}, for a text that may be absent: blank or null gives null. */
export function optionalText(field: string, text: string | null, max: number): string | null {
  return text === null || text.trim() === '' ? null : requireText(field, text, max);
}
