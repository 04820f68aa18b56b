import { valueErrors } from '../errors/value-errors.js';
import { cleanText } from '../text/text.js';
import { ValueObject, type ValuePart } from './value-object.js';

const NOT_ASCII = /[^\u0000-\u007F]/;
const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';

/**
 * An email address, stored lower-case because mailboxes are compared that way, and with the ASCII
 * form of its domain (`xn--…`), which mail servers take: turning a domain into that form (IDNA) is
 * done at the edge.
 */
export class EmailAddress extends ValueObject {
  /** RFC 5321 section 4.5.3.1.3, less the angle brackets (RFC 3696 erratum 1690). */
  static readonly MAX_LENGTH = 254;
  /** The WHATWG HTML pattern for `input type=email`, with at least one dot in the domain. */
  static readonly PATTERN = new RegExp(
    `^[a-z0-9.!#$%&'*+/=?^_\`{|}~-]{1,64}@${LABEL}(?:\\.${LABEL})+$`,
    'i',
  );

  private constructor(readonly value: string) {
    super();
  }

  /** @throws DomainError `email.invalid`, `email.not_ascii` */
  static of(text: string): EmailAddress {
    const clean = cleanText(text, EmailAddress.MAX_LENGTH);
    if (NOT_ASCII.test(clean)) throw valueErrors.emailNotAscii();
    const value = clean.toLowerCase();
    if (value.length > EmailAddress.MAX_LENGTH || !EmailAddress.PATTERN.test(value)) {
      throw valueErrors.emailInvalid();
    }
    return new EmailAddress(value);
  }

  /** A value as it comes out of the store, trusted. */
  static reconstitute(value: string): EmailAddress {
    return new EmailAddress(value);
  }

  override toString(): string {
    return this.value;
  }

  protected get kind(): string {
    return 'email_address';
  }

  protected parts(): readonly ValuePart[] {
    return [this.value];
  }
}
