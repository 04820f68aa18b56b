import { CURRENCY_PLACES, DEFAULT_CURRENCY, placesOf } from '@strata/domain-kit';

/** Currencies with other places than most have, as SQL: `WHEN 'JPY' THEN 0 …`. */
const EXCEPTIONS = [...CURRENCY_PLACES]
  .filter(([, places]) => places !== placesOf(DEFAULT_CURRENCY))
  .map(([code, places]) => `WHEN '${code}' THEN ${places}`)
  .join(' ');

/**
 * An amount as text with exactly the places of its currency; the column has places for every currency.
 * @param currency the SQL of the currency
 */
export function amountText(column: string, currency = 'currency'): string {
  const places = `CASE ${currency} ${EXCEPTIONS} ELSE ${placesOf(DEFAULT_CURRENCY)} END`;
  return `round(${column}, ${places})::text`;
}
