import type { AssetFilter, FleetMovementFilter } from '../../fleet/fleet-queries.js';
import {
  type AssetId,
  type FleetLevel,
  type Item,
  type LockedFleet,
  type StockLevelKey,
  type Warehouse,
} from '@strata/domain';
import { testContext } from '@strata/application-kit/testing';
import { Scene } from './scene.js';
import type { StoreUnderTest } from './store-under-test.js';

const PAGE = { sort: [{ key: 'createdAt', descending: false }], skip: 0, limit: 50 } as const;

/** What every FleetRepository, FleetQueries and AssetQueries must do. */
export function fleetContract(store: () => StoreUnderTest): void {
  describe('fleet', () => {
    const cause = (scene: Scene) =>
      ({ type: 'rental_agreement', id: scene.context.newId() }) as const;
    const keyOf = (item: Item, warehouse: Warehouse): StockLevelKey => ({
      itemId: item.id,
      warehouseId: warehouse.id,
    });
    const change = (
      keys: readonly StockLevelKey[],
      work: (fleet: LockedFleet) => void,
      assetIds: readonly AssetId[] = [],
    ) =>
      store().unitOfWork.run(async (tx) => {
        const fleet = await tx.fleet.open(keys, assetIds, testContext());
        work(fleet);
        tx.fleet.save(fleet);
      });
    const commission = (
      key: StockLevelKey,
      scene: Scene,
      quantity: number,
      serialNumbers: readonly string[] = [],
    ) =>
      change([key], (fleet) => {
        const how = { commissionId: scene.context.newId(), fromStock: false, reference: 'PO 7' };
        const level = fleet.at(key.itemId, key.warehouseId);
        fleet.add(level.commission(quantity, { ...how, serialNumbers }, scene.context));
      });
    const levels = async (filter: Partial<StockLevelKey>) =>
      (await store().queries.fleet.levels({ ...PAGE, filter })).items;
    const movements = (filter: FleetMovementFilter) =>
      store().queries.fleet.movements({ ...PAGE, filter });
    const assets = (filter: AssetFilter) => store().queries.assets.list({ ...PAGE, filter });

    it('opens missing levels empty, and keeps those that are there', async () => {
      const scene = new Scene(store());
      const warehouse = await scene.warehouse();
      const keys = [
        keyOf(await scene.item(), warehouse),
        keyOf(await scene.item(), warehouse),
      ] as const;
      await commission(keys[0], scene, 5);
      await change(keys, ({ levels: found }) => {
        expect(found.map(({ count }) => count.owned).sort()).toEqual([0, 5]);
      });
      expect(await levels({ warehouseId: warehouse.id })).toHaveLength(2);
      expect(await levels({ itemId: keys[0].itemId })).toMatchObject([keys[0]]);
    });

    it('writes every change of a level with its movement, and they add up', async () => {
      const scene = new Scene(store());
      const key = keyOf(await scene.item(), await scene.warehouse());
      const agreement = cause(scene);
      const some = (quantity: number) => ({ quantity, assets: [] });
      const retirement = { retirementId: scene.context.newId(), reason: 'Worn' } as const;
      const changes: readonly ((level: FleetLevel) => void)[] = [
        (level) => level.handOut(some(6), agreement, scene.context),
        (level) => {
          level.checkIn({ ...some(3), isServiceable: true }, agreement, scene.context);
          level.checkIn({ ...some(1), isServiceable: false }, agreement, scene.context);
          level.lose(some(1), agreement, scene.context);
        },
        (level) =>
          level.changeServiceability(
            -1,
            { changeId: scene.context.newId(), reason: 'Frayed', assets: [] },
            scene.context,
          ),
        (level) => level.retire(some(1), { ...retirement, disposition: 'restock' }, scene.context),
        (level) => level.retire(some(1), { ...retirement, disposition: 'scrap' }, scene.context),
      ];
      await commission(key, scene, 10);
      for (const act of changes) {
        await change([key], (fleet) => act(fleet.at(key.itemId, key.warehouseId)));
      }
      const [level] = await levels(key);
      expect(level).toMatchObject({
        ...key,
        ...{ owned: 7, out: 1, unserviceable: 1, isSerialized: false },
        ...{ ledgerVersion: 8, version: 7 },
      });
      const { items, total } = await movements(key);
      expect(total).toBe(8);
      const inOrder = [...items].sort((one, other) => one.levelVersion - other.levelVersion);
      expect(
        inOrder.map((line) => [
          line.levelVersion,
          line.kind,
          line.ownedDelta,
          line.outDelta,
          line.unserviceableDelta,
        ]),
      ).toEqual([
        [1, 'commissioned', 10, 0, 0],
        [2, 'handed_out', 0, 6, 0],
        [3, 'checked_in', 0, -3, 0],
        [4, 'checked_in', 0, -1, 1],
        [5, 'lost', -1, -1, 0],
        [6, 'serviceability_changed', 0, 0, 1],
        [7, 'restocked', -1, 0, 0],
        [8, 'scrapped', -1, 0, -1],
      ]);
      expect(inOrder[0]).toMatchObject({ note: 'PO 7', createdBy: scene.context.by });
      expect(inOrder[1]).toMatchObject({ cause: agreement, note: null });
      expect((await movements({ causeId: agreement.id })).total).toBe(4);
      const lost = await movements({ itemId: key.itemId, kind: 'lost' });
      expect(lost.items.map(({ kind }) => kind)).toEqual(['lost']);
      expect((await movements({ warehouseId: key.warehouseId, kind: 'restocked' })).total).toBe(1);
    });

    it('keeps assets, which are found by all that is told of them, until they leave', async () => {
      const scene = new Scene(store());
      const key = keyOf(await scene.item(), await scene.warehouse());
      await commission(key, scene, 3, ['C-1', 'B-1', 'A-1']);
      const found = async (filter: AssetFilter) =>
        (await assets({ ...key, ...filter })).items.map(({ serialNumber }) => serialNumber).sort();
      const sorted = (descending: boolean) =>
        store().queries.assets.list({
          ...PAGE,
          filter: { itemId: key.itemId },
          sort: [{ key: 'serialNumber', descending }],
        });
      expect((await sorted(false)).items.map((it) => it.serialNumber)).toEqual([
        'A-1',
        'B-1',
        'C-1',
      ]);
      expect((await sorted(true)).items.map((it) => it.serialNumber)).toEqual([
        'C-1',
        'B-1',
        'A-1',
      ]);
      const [a, b, c] = (await sorted(false)).items.map(({ id }) => id) as [
        AssetId,
        AssetId,
        AssetId,
      ];
      await change(
        [key],
        (fleet) => {
          const level = fleet.at(key.itemId, key.warehouseId);
          const only = (id: AssetId) => ({ quantity: 1, assets: fleet.assetsOf(level, [id]) });
          const why = { reason: 'Model', changeId: scene.context.newId() };
          level.handOut(only(a), cause(scene), scene.context);
          level.changeServiceability(-1, { ...why, ...only(b) }, scene.context);
          level.retire(
            only(c),
            { retirementId: scene.context.newId(), disposition: 'scrap', reason: 'Worn' },
            scene.context,
          );
        },
        [c, a, b],
      );
      expect(await found({})).toEqual(['A-1', 'B-1']);
      expect(await found({ status: 'out' })).toEqual(['A-1']);
      expect(await found({ condition: 'unserviceable' })).toEqual(['B-1']);
      expect(await found({ serialNumber: 'B-1' })).toEqual(['B-1']);
      expect(await store().queries.assets.count({ itemId: key.itemId })).toBe(2);
      expect(await store().queries.assets.count({ warehouseId: key.warehouseId })).toBe(2);
      expect(await store().queries.assets.get(c)).toBeNull();
      expect(await store().queries.assets.get(a)).toMatchObject({
        ...key,
        ...{ serialNumber: 'A-1', status: 'out', condition: 'serviceable', version: 2 },
      });
      await store().unitOfWork.run(async (tx) => {
        const fleet = await tx.fleet.open([key], [a, b, c], scene.context);
        expect(fleet.assets.map(({ id }) => id).sort()).toEqual([a, b].sort());
        expect(fleet.levels).toMatchObject([{ isSerialized: true }]);
      });
    });

    it('has each serial number once among the active assets of an item, whatever its case', async () => {
      const scene = new Scene(store());
      const [item, east, west] = [
        await scene.item(),
        await scene.warehouse(),
        await scene.warehouse(),
      ];
      await commission(keyOf(item, east), scene, 2, ['sn-1', 'SN-2']);
      const other = keyOf(item, west);
      await expect(commission(other, scene, 1, ['SN-1'])).rejects.toMatchObject({
        code: 'store.too_many_conflicts',
      });
      await commission(keyOf(await scene.item(), west), scene, 1, ['SN-1']);
      const taken = (serialNumbers: readonly string[]) =>
        store().unitOfWork.run(async (tx) => {
          const fleet = await tx.fleet.open([other], [], scene.context);
          const how = { commissionId: scene.context.newId(), fromStock: false, reference: null };
          fleet.add(
            fleet
              .at(other.itemId, other.warehouseId)
              .commission(serialNumbers.length, { ...how, serialNumbers }, scene.context),
          );
          return tx.fleet.takenSerials(fleet.assets);
        });
      expect(await taken(['sn-2', 'SN-3', 'SN-1'])).toEqual(['SN-2', 'sn-1']);
      expect(await taken(['SN-3'])).toEqual([]);
      const { items } = await assets({ serialNumber: 'sn-1', itemId: item.id });
      await change(
        [keyOf(item, east)],
        (fleet) => {
          const retirement = { retirementId: scene.context.newId(), reason: 'Worn' } as const;
          const level = fleet.at(item.id, east.id);
          level.retire(
            { quantity: 1, assets: fleet.assets },
            { ...retirement, disposition: 'scrap' },
            scene.context,
          );
        },
        items.map(({ id }) => id),
      );
      await commission(other, scene, 1, ['SN-1']);
      expect((await assets({ itemId: item.id, warehouseId: west.id })).total).toBe(1);
    });

    it('stores no level or asset over one that was changed since', async () => {
      const scene = new Scene(store());
      const key = keyOf(await scene.item(), await scene.warehouse());
      await commission(key, scene, 1, ['A']);
      const [asset] = (await assets(key)).items;
      const stale = await store().unitOfWork.run((tx) =>
        tx.fleet.open([key], [asset!.id], scene.context),
      );
      const breakIt = (fleet: LockedFleet) =>
        fleet
          .at(key.itemId, key.warehouseId)
          .changeServiceability(
            -1,
            { changeId: scene.context.newId(), reason: 'Worn', assets: fleet.assets },
            scene.context,
          );
      await change([key], breakIt, [asset!.id]);
      breakIt(stale);
      await expect(
        store().unitOfWork.run((tx) => Promise.resolve(tx.fleet.save(stale))),
      ).rejects.toMatchObject({ code: 'store.too_many_conflicts' });
      expect((await movements(key)).total).toBe(2);
    });

    it('knows which items and warehouses own pieces', async () => {
      const scene = new Scene(store());
      const [item, other] = [await scene.item(), await scene.item()];
      const [full, empty] = [await scene.warehouse(), await scene.warehouse()];
      await commission(keyOf(item, full), scene, 1);
      await change([keyOf(other, empty)], () => undefined);
      await store().unitOfWork.run(async (tx) => {
        expect(await tx.fleet.isOwned({ warehouseId: full.id })).toBe(true);
        expect(await tx.fleet.isOwned({ warehouseId: empty.id })).toBe(false);
        expect(await tx.fleet.isOwned({ itemId: item.id })).toBe(true);
        expect(await tx.fleet.isOwned({ itemId: other.id })).toBe(false);
      });
    });
  });
}
