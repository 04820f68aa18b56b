import { valueErrors } from '../errors/value-errors.js';
import { ValueObject, type ValuePart } from './value-object.js';

/**
 * A phone number in E.164 form, with `;ext=` and the extension behind it when it has one (RFC 3966);
 * other notations are turned into it at the edge.
 */
export class PhoneNumber extends ValueObject {
  /** Nobody sets a limit; 20 digits are what libphonenumber reads. */
  static readonly EXTENSION_MAX_LENGTH = 20;
  /** ITU-T E.164 section 6: at most 15 digits, after the plus sign; then the extension. */
  static readonly MAX_LENGTH = 16 + ';ext='.length + PhoneNumber.EXTENSION_MAX_LENGTH;
  static readonly PATTERN = new RegExp(
    `^\\+[1-9]\\d{6,14}(?:;ext=\\d{1,${PhoneNumber.EXTENSION_MAX_LENGTH}})?$`,
  );

  private constructor(readonly value: string) {
    super();
  }

  /** @throws DomainError `phone_number.invalid` */
  static of(text: string): PhoneNumber {
    if (!PhoneNumber.PATTERN.test(text)) throw valueErrors.phoneNumberInvalid();
    return new PhoneNumber(text);
  }

  /** A value as it comes out of the store, trusted. */
  static reconstitute(text: string): PhoneNumber {
    return new PhoneNumber(text);
  }

  override toString(): string {
    return this.value;
  }

  protected get kind(): string {
    return 'phone_number';
  }

  protected parts(): readonly ValuePart[] {
    return [this.value];
  }
}
