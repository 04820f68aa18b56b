import { sharedErrors } from './shared-errors.js';

/**
 * ISO 4217 codes of the currencies in use whose minor unit is a hundredth: amounts are kept with
 * two places, so currencies with none (JPY) or three (KWD) are not accepted.
 */
const TWO_PLACE_CURRENCIES = new Set(
  (
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF ' +
    'CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD ' +
    'HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA ' +
    'MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN ' +
    'QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP ' +
    'TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD YER ZAR ZMW'
  ).split(' '),
);

/** The currency of an amount that names none. */
export const DEFAULT_CURRENCY = 'USD';

/** Shape of an ISO 4217 code, for schemas; {@link parseCurrency} knows the codes themselves. */
export const CURRENCY_PATTERN = /^[A-Z]{3}$/;

/** @throws DomainError `money.currency_unknown` */
export function parseCurrency(code: string): string {
  if (!TWO_PLACE_CURRENCIES.has(code)) throw sharedErrors.currencyUnknown(code);
  return code;
}
