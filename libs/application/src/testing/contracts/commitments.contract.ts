import { testContext } from '@strata/application-kit/testing';
import { type CommitmentCause } from '@strata/domain';
import { DeleteItemUseCase } from '../../catalog/item-use-cases.js';
import { ChangeServiceabilityUseCase } from '../../fleet/change-serviceability.js';
import { RetireFleetUseCase } from '../../fleet/retire-fleet.js';
import { DeleteWarehouseUseCase } from '../../inventory/warehouse-use-cases.js';
import { Scene } from './scene.js';
import type { StoreUnderTest } from './store-under-test.js';
import { day, LONG_AGO, promisesIn } from './promised-fleet.js';

/** What every store must know of what is promised of a fleet. */
export function commitmentsContract(store: () => StoreUnderTest): void {
  describe('commitments', () => {
    const { keyOf, owning, change, promise, read } = promisesIn(store);

    it('are kept as they were made, and refused where they do not fit', async () => {
      const scene = new Scene(store());
      const warehouse = await scene.warehouse();
      const keys = [await owning(scene, 5, warehouse), await owning(scene, 2, warehouse)] as const;
      const { cause, lines } = await promise(scene, keys, 2, [2, 5], 90);
      expect(await read(keys[0])).toEqual([
        {
          id: expect.any(String) as string,
          ...keys[0],
          ...{ cause, lineId: lines[0], quantity: 2, out: 0, turnaroundMinutes: 90 },
          ...{ from: day(2), to: new Date(day(5).getTime() + 90 * 60_000), isReturned: false },
          ...{ createdAt: scene.context.at, createdBy: scene.context.by },
          ...{ updatedAt: scene.context.at, updatedBy: scene.context.by },
        },
      ]);
      const other = await promise(scene, keys, 1, [4, 6]);
      expect(other.shortages).toEqual([
        expect.objectContaining({ ...keys[1], asked: 1, available: 0, from: day(4) }),
      ]);
      expect(await read(keys[0])).toHaveLength(1);
    });

    it('need a level, and make none', async () => {
      const scene = new Scene(store());
      const key = keyOf(await scene.item(), await scene.warehouse());
      const { shortages } = await promise(scene, [key], 1, [1, 2]);
      expect(shortages).toMatchObject([{ ...key, asked: 1, available: 0 }]);
      const query = { sort: [{ key: 'createdAt', descending: false }], skip: 0, limit: 9 } as const;
      expect((await store().queries.fleet.levels({ ...query, filter: key })).total).toBe(0);
    });

    it('are read of locked levels by the window they take something in, and by their cause', async () => {
      const scene = new Scene(store());
      const warehouse = await scene.warehouse();
      const [key, other] = [
        await owning(scene, 9, warehouse),
        await owning(scene, 9, warehouse),
      ] as const;
      const { cause } = await promise(scene, [key], 1, [2, 4]);
      await promise(scene, [key], 2, [4, 6]);
      await promise(scene, [other], 3, [2, 6]);
      const found = async (from: number, to: number | null, whose?: CommitmentCause) => {
        const window = { from: day(from), to: to === null ? null : day(to) };
        const states = await read(key, { window, ...(whose && { cause: whose }) });
        return states.map(({ quantity }) => quantity).sort();
      };
      expect(await found(3, 5)).toEqual([1, 2]);
      expect(await found(1, 2)).toEqual([]);
      expect(await found(1, 4)).toEqual([1]);
      expect(await found(4, null)).toEqual([2]);
      expect(await found(6, 9)).toEqual([]);
      expect(await found(6, 9, cause)).toEqual([1]);
    });

    it('take what is out and late until now and the turnaround', async () => {
      const scene = new Scene(store());
      const key = await owning(scene, 9);
      const { lines } = await promise(scene, [key], 2, [2, 4], 24 * 60);
      await change([key], (it) => it.handOut(lines[0]!, 2, day(2), scene.context));
      const found = async (from: number, to: number, now: number) =>
        (await read(key, { window: { from: day(from), to: day(to) }, now: day(now) })).length;
      expect(await found(5, 6, 4)).toBe(0);
      // Its end has passed, and its turnaround not yet.
      expect(await found(5, 6, 4.5)).toBe(1);
      expect(await found(9, 10, 9)).toBe(1);
      const { now, ...late } = { now: day(9), warehouseId: key.warehouseId };
      const pools = (from: number, to: number) =>
        store().queries.fleet.pools({
          ...{ ...late, now, itemIds: [key.itemId] },
          window: { from: day(from), to: day(to) },
        });
      expect(await pools(9.5, 12)).toEqual([
        { itemId: key.itemId, capacity: 9, occupations: [occupied(2, 2, 10)] },
      ]);
    });

    it('change, are split and go', async () => {
      const scene = new Scene(store());
      const key = await owning(scene, 9);
      const { cause, lines } = await promise(scene, [key], 5, [2, 6]);
      const line = lines[0]!;
      const told = async () =>
        (await read(key))
          .map(({ quantity, out, from, to, isReturned }) => ({
            quantity,
            out,
            from,
            to,
            isReturned,
          }))
          .sort((one, another) => another.quantity - one.quantity);
      const own = { cause };
      await change([key], (it) => it.handOut(line, 4, day(1), scene.context), own);
      expect(await told()).toEqual([
        { quantity: 5, out: 4, from: day(1), to: day(6), isReturned: false },
      ]);
      const later = testContext();
      const back = { at: day(3), isServiceable: true };
      await change([key], (it) => it.checkIn(line, 2, back, later), own);
      await change([key], (it) => it.extend(cause, day(8), later), own);
      expect(await told()).toEqual([
        { quantity: 3, out: 2, from: day(1), to: day(8), isReturned: false },
        { quantity: 2, out: 0, from: day(1), to: day(3), isReturned: true },
      ]);
      await change([key], (it) => it.lose(line, 2, later), own);
      await change([key], (it) => it.cancel(cause), own);
      expect(await told()).toEqual([]);
    });

    it('are told of when a fact goes beyond them', async () => {
      const scene = new Scene(store());
      const key = await owning(scene, 5);
      await promise(scene, [key], 4, [2, 6]);
      await promise(scene, [key], 1, [4, 9]);
      const context = scene.context;
      const committed = async (work: () => Promise<unknown>) => {
        const before = store().committed.length;
        await work();
        return store().committed.slice(before).flat();
      };
      const broken = await committed(() =>
        store().unitOfWork.run((tx) =>
          new ChangeServiceabilityUseCase().execute(
            { ...key, quantityDelta: -1, assetId: null, reason: 'Frayed' },
            { ...context, tx },
          ),
        ),
      );
      expect(broken).toMatchObject([
        { name: 'fleet.serviceability_changed' },
        {
          name: 'fleet.shortage_detected',
          aggregateType: 'fleet_level',
          payload: {
            ...{ ...key, capacity: 4, promised: 5, missing: 1 },
            ...{ from: day(4).toISOString(), to: day(6).toISOString() },
          },
        },
      ]);
      const retire = (quantity: number) =>
        committed(() =>
          store().unitOfWork.run((tx) =>
            new RetireFleetUseCase().execute(
              {
                ...{ warehouseId: key.warehouseId, disposition: 'scrap', reason: 'Worn' },
                items: [{ itemId: key.itemId, quantity, assetIds: [] }],
              },
              { ...context, tx },
            ),
          ),
        );
      // The piece that is not fit for use goes first, and was missing before.
      expect((await retire(1)).map(({ name }) => name)).toEqual(['fleet.retired']);
      expect(await retire(3)).toMatchObject([
        { name: 'fleet.retired' },
        {
          name: 'fleet.shortage_detected',
          payload: { missing: 4, from: day(2).toISOString(), to: day(6).toISOString() },
        },
      ]);
    });

    it('keep their items and warehouses, until they are over', async () => {
      const scene = new Scene(store());
      const key = await owning(scene, 2);
      await promise(scene, [key], 1, LONG_AGO);
      const { cause } = await promise(scene, [key], 1, [2, 4]);
      await store().unitOfWork.run(async (tx) => {
        const fleet = await tx.fleet.open([key], [], scene.context);
        const how = { retirementId: scene.context.newId(), reason: 'Worn' } as const;
        const all = { quantity: 2, assets: [] };
        const level = fleet.at(key.itemId, key.warehouseId);
        level.retire(all, { ...how, disposition: 'scrap' }, scene.context);
        tx.fleet.save(fleet);
      });
      const removeItem = () =>
        store().unitOfWork.run((tx) =>
          new DeleteItemUseCase().execute({ id: key.itemId }, { ...scene.context, tx }),
        );
      const removeWarehouse = () =>
        store().unitOfWork.run((tx) =>
          new DeleteWarehouseUseCase().execute({ id: key.warehouseId }, { ...scene.context, tx }),
        );
      await expect(removeItem()).rejects.toMatchObject({ code: 'item.is_promised' });
      await expect(removeWarehouse()).rejects.toMatchObject({ code: 'warehouse.has_promises' });
      await change([key], (it) => it.cancel(cause), { cause });
      await removeItem();
      await removeWarehouse();
    });
  });
}

const occupied = (quantity: number, from: number, to: number) => ({
  ...{ quantity, from: day(from), to: day(to) },
});
