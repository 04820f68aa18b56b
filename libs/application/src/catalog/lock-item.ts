import { itemErrors, type Item, type ItemId } from '@strata/domain';
import type { CatalogTransaction } from './catalog-transaction.js';

/**
 * Loads a item to change it: locked, and in the version the caller saw.
 * @throws DomainError `item.not_found`, `aggregate.version_mismatch`
 */
export async function lockItem(
  tx: Pick<CatalogTransaction, 'items'>,
  id: ItemId,
  expectedVersions: readonly number[] | undefined,
): Promise<Item> {
  const item = await tx.items.lockById(id);
  if (!item) throw itemErrors.notFound(id);
  item.expectVersion(expectedVersions);
  return item;
}
