import type { PaymentMethod, Refunding, RentalAgreement, TakingsRepository } from '@strata/domain';
import { refundingOf } from '../billing/refunding-of.js';

/**
 * How money of an agreement goes back, what is held as a deposit included.
 * @param agreement locked
 */
export function refundingOfRental(
  tx: { readonly takings: TakingsRepository },
  { id, balance, deposit }: RentalAgreement,
  method: PaymentMethod | undefined,
): Promise<Refunding> {
  const document = { type: 'rental_agreement', id } as const;
  return refundingOf(tx, document, balance.net.plus(deposit.held), method);
}
