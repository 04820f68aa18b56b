import { sharedErrors } from './shared-errors.js';
import { requireText } from './text.js';
import { ValueObject, type ValuePart } from './value-object.js';

/** An address as plain data. */
export interface AddressData {
  readonly street: string;
  readonly city: string;
  readonly state: string;
  readonly zipCode: string;
  /** {@link Address.DEFAULT_COUNTRY} when absent. */
  readonly country?: string;
}

/** A postal address; replaced as a whole, never changed in part. */
export class Address extends ValueObject {
  static readonly STREET_MAX_LENGTH = 255;
  static readonly CITY_MAX_LENGTH = 100;
  static readonly STATE_MAX_LENGTH = 100;
  static readonly ZIP_CODE_MAX_LENGTH = 16;
  static readonly COUNTRY_MAX_LENGTH = 100;
  static readonly DEFAULT_COUNTRY = 'USA';
  /** ZIP or ZIP+4 (USPS Publication 28), asked for in the default country only. */
  static readonly US_ZIP_CODE_PATTERN = /^\d{5}(-\d{4})?$/;

  private constructor(
    readonly street: string,
    readonly city: string,
    readonly state: string,
    readonly zipCode: string,
    readonly country: string,
  ) {
    super();
  }

  /** @throws DomainError `text.*` naming the field, or `address.zip_code_invalid` */
  static of(data: AddressData): Address {
    const country = requireText(
      'country',
      data.country ?? Address.DEFAULT_COUNTRY,
      Address.COUNTRY_MAX_LENGTH,
    );
    const zipCode = requireText('zip_code', data.zipCode, Address.ZIP_CODE_MAX_LENGTH);
    if (country === Address.DEFAULT_COUNTRY && !Address.US_ZIP_CODE_PATTERN.test(zipCode)) {
      throw sharedErrors.zipCodeInvalid();
    }
    return new Address(
      requireText('street', data.street, Address.STREET_MAX_LENGTH),
      requireText('city', data.city, Address.CITY_MAX_LENGTH),
      requireText('state', data.state, Address.STATE_MAX_LENGTH),
      zipCode,
      country,
    );
  }

  /** A value as it comes out of the store, trusted. */
  static reconstitute(data: Required<AddressData>): Address {
    return new Address(data.street, data.city, data.state, data.zipCode, data.country);
  }

  /** The address as plain data. */
  toData(): Required<AddressData> {
    const { street, city, state, zipCode, country } = this;
    return { street, city, state, zipCode, country };
  }

  protected parts(): readonly ValuePart[] {
    return [this.street, this.city, this.state, this.zipCode, this.country];
  }
}
