import {
  type BilledDocument,
  type PaymentMethod,
  type Refunding,
  Takings,
  type TakingsRepository,
} from '@strata/domain';
import type { Money } from '@strata/domain-kit';

/**
 * How money of a document goes back. The store is asked only where that depends on how it came in.
 * @param document locked
 * @param kept what came in for it, a deposit included, and has not gone back
 */
export async function refundingOf(
  tx: { readonly takings: TakingsRepository },
  document: BilledDocument,
  kept: Money,
  method: PaymentMethod | undefined,
): Promise<Refunding> {
  if (method !== undefined || !kept.isPositive) return { takings: Takings.none, method };
  return { takings: await tx.takings.of(document) };
}
