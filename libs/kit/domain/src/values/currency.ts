import { valueErrors } from '../errors/value-errors.js';

/** ISO 4217 codes of the currencies and funds in use, by the decimal places of their minor unit. */
const CODES_BY_PLACES: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  2:
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD ' +
    'CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS ' +
    'GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD ' +
    'LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB ' +
    'PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP ' +
    'SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD YER ZAR ZMW ZWG',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};

/** How many decimal places the amounts of each currency have. */
export const CURRENCY_PLACES: ReadonlyMap<string, number> = new Map(
  Object.entries(CODES_BY_PLACES).flatMap(([places, codes]) =>
    codes.split(' ').map((code) => [code, Number(places)] as const),
  ),
);

/** The currency of an amount that names none. */
export const DEFAULT_CURRENCY = 'USD';

/** Shape of an ISO 4217 code, for schemas; {@link placesOf} knows the codes themselves. */
export const CURRENCY_PATTERN = /^[A-Z]{3}$/;

/**
 * How many decimal places amounts in this currency have: 0 for JPY, 2 for USD, 3 for KWD.
 * @throws DomainError `money.currency_unknown`
 */
export function placesOf(currency: string): number {
  const places = CURRENCY_PLACES.get(currency);
  if (places === undefined) throw valueErrors.currencyUnknown(currency);
  return places;
}
