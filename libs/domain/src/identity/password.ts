import { isBlankText, isStorableText } from '@strata/domain-kit';
import { isCommonPassword, isVariationOfName, type CommonPasswords } from './guessable-password.js';
import { userErrors } from './user-errors.js';

declare const hashed: unique symbol;

/** What is kept of a password: opaque to the domain, and never a plain text. */
export type PasswordHash = string & { readonly [hashed]: true };

/** What a password must not be made of. */
export interface PasswordSurroundings {
  /** The user's own. */
  readonly username: string;
  readonly serviceName: string;
  readonly isCommon: CommonPasswords;
}

/**
 * The rules for a password that somebody chooses: NIST SP 800-63B (revision 3) section 5.1.1.2. No
 * composition rules, every character allowed, Unicode in one form; not a common one, and not the
 * user's or the service's name.
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
   * @param field where it stands in what the user sent
   * @throws DomainError `user.password_too_short`, `user.password_too_long`, `user.password_blank`,
   * `user.password_malformed`, `user.password_common`, `user.password_is_username` or
   * `user.password_is_service_name`; none of them holds the text
   */
  choose(text: string, surroundings: PasswordSurroundings, field = 'password'): string {
    const normalized = Password.ofGoodForm(text, field);
    const { username, serviceName, isCommon } = surroundings;
    if (isVariationOfName(normalized, username)) throw userErrors.passwordIsUsername(field);
    if (isVariationOfName(normalized, serviceName)) throw userErrors.passwordIsServiceName(field);
    if (isCommonPassword(normalized, Password.MIN_LENGTH, isCommon)) {
      throw userErrors.passwordCommon(field);
    }
    return normalized;
  },

  /**
   * The normalized text of what can be a password, whoever chooses it.
   * @throws DomainError `user.password_too_short`, `user.password_too_long`, `user.password_blank`
   * or `user.password_malformed`
   */
  ofGoodForm(text: string, field = 'password'): string {
    const normalized = Password.normalize(text);
    const length = Array.from(normalized).length;
    if (length > Password.MAX_LENGTH) throw userErrors.passwordTooLong(Password.MAX_LENGTH, field);
    if (length < Password.MIN_LENGTH) throw userErrors.passwordTooShort(Password.MIN_LENGTH, field);
    if (isBlankText(normalized)) throw userErrors.passwordBlank(field);
    if (!isStorableText(normalized)) throw userErrors.passwordMalformed(field);
    return normalized;
  },
} as const;
