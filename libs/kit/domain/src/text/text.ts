import { valueErrors } from '../errors/value-errors.js';

/**
 * What a text is for, and so what it may hold:
 * - `line`: a name and the like, on one line; joiners and other invisible characters inside are
 *   part of the writing (Persian, emoji) and stay
 * - `lines`: a description; line breaks and tabs too
 * - `key`: what a thing is told apart by; nothing invisible
 */
export type TextForm = 'line' | 'lines' | 'key';

/** How many UTF-16 code units become one at most by NFC (U+1F82 and its like). */
const NFC_SHRINKS_AT_MOST = 4;
/** More marks in a row than any writing has: the Stream-Safe Text Format of UAX #15, section 13. */
const LONG_RUN = /\p{M}{31}/u;

const INVISIBLE_CLASS =
  '\\p{White_Space}\\p{Default_Ignorable_Code_Point}\\p{Cc}\\u2800\\uFFF9-\\uFFFB';
const LEADING_INVISIBLE = new RegExp(`^[${INVISIBLE_CLASS}]+`, 'u');
const INVISIBLE = new RegExp(`^[${INVISIBLE_CLASS}]$`, 'u');
/** Variation selectors and tags: they say how the character before them looks, at the end too. */
const MODIFIERS = /^[\u180B-\u180D\u180F\uFE00-\uFE0F\u{E0020}-\u{E007F}\u{E0100}-\u{E01EF}]+/u;

/** Control characters, line breaks of Unicode, and what turns the direction of other letters over. */
const CONTROL = /[\p{Cc}\u2028\u2029\u202D\u202E]/u;
const REFUSED: Readonly<Record<TextForm, RegExp>> = {
  line: CONTROL,
  lines: /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202D\u202E]/,
  key: /[\p{Cc}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\uFFF9-\uFFFB]/u,
};

/** True when PostgreSQL and JSON can both hold the text: no NUL, no lone surrogate. */
export function isStorableText(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

/** True when the eye sees nothing of the text. */
export function isBlankText(text: string): boolean {
  return trimInvisible(text) === '';
}

/**
 * The text in the one form in which it is compared and stored: NFC, without what is blank to the
 * eye at both ends, line breaks as line feeds. One that cannot fit `max` characters is only trimmed.
 */
export function cleanText(text: string, max: number): string {
  return composeText(trimInvisible(text), max).replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n');
}

/**
 * The text in NFC; as it is when it will not fit `max` characters anyway, because the time to sort
 * accents grows with the square of their number.
 */
export function composeText(text: string, max: number): string {
  const canFit =
    text.length <= max || (text.length <= NFC_SHRINKS_AT_MOST * max && !LONG_RUN.test(text));
  return canFit ? text.normalize('NFC') : text;
}

/** The first character that a text of that form must not hold, as `U+200B`; null when all may be. */
export function refusedCharacter(text: string, form: TextForm): string | null {
  const code = REFUSED[form].exec(text)?.[0].codePointAt(0);
  return code === undefined ? null : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/**
 * A text in its {@link cleanText} form, one to `max` characters (UTF-16 code units) long.
 * @throws DomainError `text.required`, `text.too_long`, `text.malformed` or
 * `text.character_refused`, naming the field
 */
export function requireText(
  field: string,
  text: string,
  max: number,
  form: TextForm = 'line',
): string {
  const clean = cleanText(text, max);
  if (clean === '') throw valueErrors.textRequired(field);
  if (clean.length > max) throw valueErrors.textTooLong(field, max);
  if (!isStorableText(clean)) throw valueErrors.textMalformed(field);
  const refused = refusedCharacter(clean, form);
  if (refused) throw valueErrors.textCharacterRefused(field, refused);
  return clean;
}

/** Like {@link requireText}, for a text that may be absent: blank or null gives null. */
export function optionalText(
  field: string,
  text: string | null,
  max: number,
  form: TextForm = 'line',
): string | null {
  return text === null || isBlankText(text) ? null : requireText(field, text, max, form);
}

function trimInvisible(text: string): string {
  const start = LEADING_INVISIBLE.exec(text)?.[0].length ?? 0;
  let end = text.length;
  while (end > start) {
    const size = (text.codePointAt(end - 2) ?? 0) > 0xffff ? 2 : 1;
    if (!INVISIBLE.test(text.slice(end - size, end))) break;
    end -= size;
  }
  const kept = end > start ? (MODIFIERS.exec(text.slice(end))?.[0].length ?? 0) : 0;
  return text.slice(start, end + kept);
}
