import { sharedErrors } from './shared-errors.js';
import { ValueObject, type ValuePart } from './value-object.js';

/** A phone number in E.164 form; national notation is turned into it at the edge. */
export class PhoneNumber extends ValueObject {
  /** ITU-T E.164 section 6: at most 15 digits, after the plus sign. */
  static readonly MAX_LENGTH = 16;
  static readonly PATTERN = /^\+[1-9]\d{6,14}$/;

  private constructor(readonly value: string) {
    super();
  }

  /** @throws DomainError `phone_number.invalid` */
  static of(text: string): PhoneNumber {
    if (!PhoneNumber.PATTERN.test(text)) throw sharedErrors.phoneNumberInvalid();
    return new PhoneNumber(text);
  }

  /** A value as it comes out of the store, trusted. */
  static reconstitute(text: string): PhoneNumber {
    return new PhoneNumber(text);
  }

  override toString(): string {
    return this.value;
  }

  protected parts(): readonly ValuePart[] {
    return [this.value];
  }
}
