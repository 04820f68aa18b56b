import { type Item } from '@strata/domain';
import { DeleteItemUseCase } from '../../catalog/item-use-cases.js';
import { ChangeServiceabilityUseCase } from '../../fleet/change-serviceability.js';
import type { FleetShortageFilter } from '../../fleet/fleet-queries.js';
import { RentalAvailability } from '../../rentals/rental-availability.js';
import { RentalQuotes } from '../../rentals/rental-quotes.js';
import { Scene } from './scene.js';
import type { StoreUnderTest } from './store-under-test.js';
import { day, promisesIn } from './promised-fleet.js';

/** What every store must read of what is promised of a fleet. */
export function availabilityContract(store: () => StoreUnderTest): void {
  describe('what is promised', () => {
    const { keyOf, owning, promise } = promisesIn(store);

    it('are listed where there are more than the capacity, by the first time that is so', async () => {
      const scene = new Scene(store());
      const there = await scene.warehouse();
      const [one, two] = [await owning(scene, 5, there), await owning(scene, 7, there)] as const;
      const fine = await owning(scene, 7, there);
      const keys = [one, two, fine];
      await promise(scene, keys, 1, [2, 3]);
      await promise(scene, keys, 4, [4, 6]);
      await promise(scene, keys, 1, [5, 8]);
      await promise(scene, keys, 5, [10, 12]);
      const page = async (filter: Partial<FleetShortageFilter>, limit = 9, after?: string) =>
        store().queries.fleet.shortages({
          sort: [{ key: 'createdAt', descending: false }],
          ...{ skip: 0, limit, filter: { warehouseId: there.id, now: day(1), ...filter } },
          ...(after && { after: { id: after, values: [scene.context.at.toISOString()] } }),
        });
      expect(await page({})).toEqual({ items: [], total: 0, next: null });
      for (const [key, broken] of [
        [one, -2],
        [two, -4],
        [fine, -2],
      ] as const) {
        await store().unitOfWork.run((tx) =>
          new ChangeServiceabilityUseCase().execute(
            { ...key, quantityDelta: broken, assetId: null, reason: 'Frayed' },
            { ...scene.context, tx },
          ),
        );
      }
      const found = await page({});
      expect(found).toMatchObject({
        items: [
          { ...one, capacity: 3, promised: 5, missing: 2, from: day(4), to: day(6) },
          { ...two, capacity: 3, promised: 5, missing: 2, from: day(4), to: day(6) },
        ],
        ...{ total: 2, next: null },
      });
      expect((await page({ itemId: two.itemId })).items).toMatchObject([two]);
      expect((await page({ itemId: fine.itemId })).total).toBe(0);
      const late = { capacity: 3, promised: 5, missing: 2, from: day(5.5), to: day(6) };
      expect((await page({ now: day(5.5) })).items).toMatchObject([late, late]);
      expect((await page({ now: day(6) })).items).toMatchObject([
        { from: day(10), to: day(12), promised: 5 },
        { from: day(10) },
      ]);
      const first = await page({}, 1);
      expect(first).toMatchObject({ items: [one], total: 2 });
      expect(await page({}, 1, first.next?.id)).toMatchObject({
        items: [two],
        total: 2,
        next: null,
      });
      const beyond = await store().queries.fleet.shortages({
        sort: [{ key: 'createdAt', descending: true }],
        ...{ skip: 2, limit: 9, filter: { warehouseId: there.id, now: day(1) } },
      });
      expect(beyond).toEqual({ items: [], total: 2, next: null });
    });

    it('say what is available, of items that there are', async () => {
      const scene = new Scene(store());
      const there = await scene.warehouse();
      const [key, bare] = [await owning(scene, 5, there), await scene.item()] as const;
      await promise(scene, [key], 2, [2, 4]);
      await promise(scene, [key], 3, [3, 6]);
      const { itemId, warehouseId } = key;
      const availability = new RentalAvailability(store().queries, { now: () => day(1) });
      const request = { warehouseId, from: day(1), to: day(5) };
      expect(await availability.of({ ...request, itemIds: [bare.id, itemId, bare.id] })).toEqual([
        { itemId: bare.id, capacity: 0, minimum: 0, steps: [{ from: day(1), available: 0 }] },
        {
          ...{ itemId, capacity: 5, minimum: 0 },
          steps: [
            { from: day(1), available: 5 },
            { from: day(2), available: 3 },
            { from: day(3), available: 0 },
            { from: day(4), available: 2 },
          ],
        },
      ]);
      const refusal = (wrong: object) =>
        availability
          .of({ ...request, itemIds: [itemId], ...wrong })
          .catch((error: unknown) => error);
      await store().unitOfWork.run((tx) =>
        new DeleteItemUseCase().execute({ id: bare.id }, { ...scene.context, tx }),
      );
      expect(await refusal({ itemIds: [itemId, bare.id] })).toMatchObject({
        code: 'item.unknown',
        details: { itemIds: [bare.id] },
      });
      expect(await refusal({ warehouseId: itemId })).toMatchObject({ code: 'warehouse.unknown' });
      expect(await refusal({ to: day(1) })).toMatchObject({
        code: 'rental.period_invalid',
        details: { field: 'to' },
      });
      expect(await refusal({ to: day(368) })).toMatchObject({ code: 'rental.period_invalid' });
    });

    it('are minded by quotes, the turnaround included', async () => {
      const scene = new Scene(store());
      const there = await scene.warehouse();
      const [drill, saw] = [await scene.item(), await scene.item()];
      await scene.ratePlan(drill, { turnaroundMinutes: 24 * 60 });
      await scene.ratePlan(saw);
      const keys = [keyOf(drill, there), keyOf(saw, there)];
      await store().unitOfWork.run(async (tx) => {
        const fleet = await tx.fleet.open(keys, [], scene.context);
        const how = { commissionId: scene.context.newId(), fromStock: false, reference: null };
        for (const level of fleet.levels) {
          level.commission(5, { ...how, serialNumbers: [] }, scene.context);
        }
        tx.fleet.save(fleet);
      });
      await promise(scene, keys, 3, [4, 6]);
      const quotes = new RentalQuotes(store().queries, { now: () => day(1) });
      const line = ({ id }: Item) => ({ itemId: id, quantity: 9 });
      const { lines } = await quotes.quote({
        ...{ warehouseId: there.id, startsAt: day(2), endsAt: day(3.5) },
        items: [line(drill), line(saw), line(drill)],
      });
      expect(lines.map(({ itemId, available }) => [itemId, available])).toEqual([
        [drill.id, 2],
        [saw.id, 5],
        [drill.id, 2],
      ]);
    });
  });
}
