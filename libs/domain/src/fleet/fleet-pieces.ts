import { Quantity, textKey } from '@strata/domain-kit';
import type { ItemId } from '../catalog/item.js';
import type { Asset } from './asset.js';
import type { FleetPieces } from './fleet-changes.js';
import { fleetErrors } from './fleet-errors.js';
import type { FleetAsset } from './fleet-events.js';

/** Of whose pieces it is asked. */
interface Level {
  readonly itemId: ItemId;
  readonly isSerialized: boolean;
}

/**
 * Every piece is named once where they have serial numbers, and none elsewhere.
 * @throws DomainError `fleet.serials_required`, `fleet.not_serialized`, `quantity.invalid`
 */
export function expectNamed(
  { itemId, isSerialized }: Level,
  { quantity, assets }: FleetPieces,
): void {
  const pieces = Quantity.of(quantity).value;
  const named = new Set(assets.map(({ id }) => id)).size;
  if (!isSerialized && named > 0) throw fleetErrors.notSerialized(itemId);
  if (isSerialized && (named !== pieces || assets.length !== pieces)) {
    throw fleetErrors.serialsRequired(itemId);
  }
}

/**
 * New pieces have serial numbers where those that are there have, and each its own.
 * @throws DomainError `fleet.serials_required`, `fleet.not_serialized`, `fleet.serial_taken`,
 * `quantity.invalid`
 */
export function expectNumbered(
  { itemId, isSerialized }: Level,
  quantity: number,
  serialNumbers: readonly string[],
): void {
  const pieces = Quantity.of(quantity).value;
  if (!isSerialized && serialNumbers.length > 0) throw fleetErrors.notSerialized(itemId);
  if (isSerialized && serialNumbers.length !== pieces) throw fleetErrors.serialsRequired(itemId);
  const seen = new Set<string>();
  const twice = serialNumbers.filter((text) => seen.size === seen.add(textKey(text)).size);
  if (twice.length > 0) throw fleetErrors.serialTaken(twice);
}

/** Assets, as events name them. */
export function toFleetAssets(assets: readonly Asset[]): readonly FleetAsset[] {
  return assets.map(({ id, serialNumber }) => ({ assetId: id, serialNumber }));
}
