import { testContext } from '@strata/application-kit/testing';
import {
  type CommitmentCause,
  type FleetWindow,
  type Item,
  type LockedCommitments,
  type StockLevelKey,
  type Warehouse,
} from '@strata/domain';
import type { Scene } from './scene.js';
import type { StoreUnderTest } from './store-under-test.js';

/** A day of a year that no clock has reached. */
export const day = (number: number) => new Date(Date.UTC(2190, 0, 1) + (number - 1) * 86_400_000);
/** In one that all have left behind. */
export const LONG_AGO = [-70_000, -69_990] as const;
const EVER: FleetWindow = { from: day(LONG_AGO[0]), to: null };

/** How commitments are read. */
export interface Reading {
  readonly now?: Date;
  readonly window?: FleetWindow;
  readonly cause?: CommitmentCause;
}

/** Makes levels in a store and promises pieces of them. */
export function promisesIn(store: () => StoreUnderTest) {
  const at = (now: Date) => ({ ...testContext(), at: now });
  const keyOf = (item: Item, warehouse: Warehouse): StockLevelKey => ({
    itemId: item.id,
    warehouseId: warehouse.id,
  });
  const causeOf = (scene: Scene): CommitmentCause => ({
    type: 'rental_agreement',
    id: scene.context.newId(),
  });
  /** A level of so many pieces. */
  const owning = async (scene: Scene, quantity: number, there?: Warehouse) => {
    const key = keyOf(await scene.item(), there ?? (await scene.warehouse()));
    await store().unitOfWork.run(async (tx) => {
      const fleet = await tx.fleet.open([key], [], scene.context);
      const how = { commissionId: scene.context.newId(), fromStock: false, reference: null };
      const level = fleet.at(key.itemId, key.warehouseId);
      level.commission(quantity, { ...how, serialNumbers: [] }, scene.context);
      tx.fleet.save(fleet);
    });
    return key;
  };
  const change = <Result>(
    keys: readonly StockLevelKey[],
    work: (commitments: LockedCommitments) => Result,
    { now = day(1), window = EVER, cause }: Reading = {},
  ): Promise<Result> =>
    store().unitOfWork.run(async (tx) => {
      const fleet = await tx.fleet.lock(keys, []);
      const commitments = await tx.fleet.commitments(fleet, window, at(now), cause);
      const result = work(commitments);
      tx.fleet.saveCommitments(commitments);
      return result;
    });
  const promise = (
    scene: Scene,
    keys: readonly StockLevelKey[],
    quantity: number,
    [from, to]: readonly [number, number],
    turnaroundMinutes = 0,
  ) => {
    const cause = causeOf(scene);
    const lines = keys.map((key) => ({
      ...{ ...key, quantity, turnaroundMinutes },
      lineId: scene.context.newId(),
    }));
    const what = { cause, startsAt: day(from), endsAt: day(to), lines };
    return change(keys, (commitments) => ({
      ...{ cause, lines: lines.map(({ lineId }) => lineId) },
      shortages: commitments.promise(what, scene.context),
    }));
  };
  const read = (key: StockLevelKey, reading: Reading = {}) =>
    change([key], ({ all }) => all.map(({ state }) => state), reading);
  return { at, keyOf, causeOf, owning, change, promise, read };
}
