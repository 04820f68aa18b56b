import { isBlankText, isStorableText } from '../shared/text.js';
import { userErrors } from './user-errors.js';

declare const hashed: unique symbol;

/** What is kept of a password: opaque to the domain, and never a plain text. */
export type PasswordHash = string & { readonly [hashed]: true };

/**
 * The rules for a password that somebody chooses: NIST SP 800-63B (revision 3) section 5.1.1.2.
 * Length only, no composition rules, every character allowed, Unicode in one form.
 */
export const Password = {
  /** In Unicode code points, as the publication counts them. */
  MIN_LENGTH: 8,
  /** The publication asks for at least 64; a bound keeps hashing cheap to plan for. */
  MAX_LENGTH: 128,

  /** One form for what different keyboards send for the same characters (NFKC). */
  normalize(text: string): string {
    return text.normalize('NFKC');
  },

  /**
   * The normalized text of a password that may be set.
   * @throws DomainError `user.password_too_short`, `user.password_too_long` or
   * `user.password_blank`; none of them holds the text
   */
  choose(text: string): string {
    const normalized = Password.normalize(text);
    const length = Array.from(normalized).length;
    if (length > Password.MAX_LENGTH) throw userErrors.passwordTooLong(Password.MAX_LENGTH);
    if (length < Password.MIN_LENGTH) throw userErrors.passwordTooShort(Password.MIN_LENGTH);
    if (isBlankText(normalized)) throw userErrors.passwordBlank();
    if (!isStorableText(normalized)) throw userErrors.passwordMalformed();
    return normalized;
  },
} as const;
