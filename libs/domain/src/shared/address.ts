import {
  type Country,
  findCountry,
  optionalText,
  requireText,
  ValueObject,
  type ValuePart,
} from '@strata/domain-kit';
import { sharedErrors } from './shared-errors.js';

/** An address as plain data. */
export interface AddressData {
  readonly street: string;
  readonly city: string;
  /** Null or absent where the country needs none; kept where it is given all the same. */
  readonly state?: string | null;
  /** Likewise. */
  readonly zipCode?: string | null;
  /**
   * A code or an English name of a country, see `findCountry`; {@link Address.DEFAULT_COUNTRY} when
   * absent. Of an {@link Address} it is the alpha-3 code.
   */
  readonly country?: string;
}

/** A postal address; replaced as a whole, never changed in part. */
export class Address extends ValueObject {
  static readonly STREET_MAX_LENGTH = 255;
  static readonly CITY_MAX_LENGTH = 100;
  static readonly STATE_MAX_LENGTH = 100;
  static readonly ZIP_CODE_MAX_LENGTH = 16;
  /** Of a country as it is given; stored is its code. */
  static readonly COUNTRY_MAX_LENGTH = 100;
  static readonly COUNTRY_CODE_LENGTH = 3;
  static readonly DEFAULT_COUNTRY = 'USA';
  /** ZIP or ZIP+4 (USPS Publication 28), asked for in the default country only. */
  static readonly US_ZIP_CODE_PATTERN = /^\d{5}(-\d{4})?$/;

  private constructor(
    readonly street: string,
    readonly city: string,
    readonly state: string | null,
    readonly zipCode: string | null,
    /** ISO 3166-1 alpha-3. */
    readonly country: string,
  ) {
    super();
  }

  /**
   * @throws DomainError `text.*` naming the field, `address.country_unknown`, `address.incomplete`
   * naming what its country needs besides, or `address.zip_code_invalid`
   */
  static of(data: AddressData): Address {
    const country = countryOf(data.country ?? Address.DEFAULT_COUNTRY);
    const street = requireText('street', data.street, Address.STREET_MAX_LENGTH);
    const city = requireText('city', data.city, Address.CITY_MAX_LENGTH);
    const state = optionalText('state', data.state ?? null, Address.STATE_MAX_LENGTH);
    const zipCode = optionalText('zip_code', data.zipCode ?? null, Address.ZIP_CODE_MAX_LENGTH);
    const missing = [
      ...(country.needsState && state === null ? ['state'] : []),
      ...(country.needsZipCode && zipCode === null ? ['zip_code'] : []),
    ];
    if (missing.length > 0) throw sharedErrors.addressIncomplete(country.name, missing);
    if (country.code === Address.DEFAULT_COUNTRY && !isUsZipCode(zipCode)) {
      throw sharedErrors.zipCodeInvalid();
    }
    return new Address(street, city, state, zipCode, country.code);
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

  protected get kind(): string {
    return 'address';
  }

  protected parts(): readonly ValuePart[] {
    return [this.street, this.city, this.state, this.zipCode, this.country];
  }
}

function countryOf(text: string): Country {
  const country = findCountry(requireText('country', text, Address.COUNTRY_MAX_LENGTH));
  if (!country) throw sharedErrors.countryUnknown(text);
  return country;
}

function isUsZipCode(zipCode: string | null): boolean {
  return zipCode !== null && Address.US_ZIP_CODE_PATTERN.test(zipCode);
}
