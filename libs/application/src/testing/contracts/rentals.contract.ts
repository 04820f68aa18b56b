import { FixedClock } from '@strata/application-kit/testing';
import type { Item, NewRatePlan } from '@strata/domain';
import { DeleteItemUseCase } from '../../catalog/item-use-cases.js';
import { CreateRatePlanUseCase, DeleteRatePlanUseCase } from '../../rentals/rate-plan-use-cases.js';
import { RentalQuotes } from '../../rentals/rental-quotes.js';
import { Scene } from './scene.js';
import type { StoreUnderTest } from './store-under-test.js';

const tiers: NewRatePlan['tiers'] = [
  { unit: 'day', count: 1, price: '100' },
  { unit: 'week', count: 1, price: '450' },
];

/** What every store must know of rate plans, and what quotes make of that. */
export function rentalsContract(store: () => StoreUnderTest): void {
  describe('rentals', () => {
    const removeItem = ({ id }: Item, scene: Scene) =>
      store().unitOfWork.run((tx) =>
        new DeleteItemUseCase().execute({ id }, { ...scene.context, tx }),
      );

    it('find the plans of items, until they are deleted', async () => {
      const scene = new Scene(store());
      const [drill, saw, bare] = [await scene.item(), await scene.item(), await scene.item()];
      const plans = [await scene.ratePlan(drill), await scene.ratePlan(saw)];
      const itemIds = [saw.id, bare.id, drill.id];
      const find = async () => {
        const found = await store().unitOfWork.run((tx) => tx.ratePlans.getByItems(itemIds));
        const views = await store().queries.ratePlans.ofItems(itemIds);
        expect(new Map(views.map((view) => [view.id, view]))).toEqual(
          new Map(found.map((plan) => [plan.id, plan.toSnapshot()])),
        );
        return found.map((plan) => plan.toSnapshot());
      };
      const byId = plans.map((plan) => plan.toSnapshot()).sort((a, b) => (a.id < b.id ? -1 : 1));
      expect(await find()).toEqual(byId);
      const { id } = plans[0]!;
      await store().unitOfWork.run((tx) =>
        new DeleteRatePlanUseCase().execute({ id }, { ...scene.context, tx }),
      );
      expect(await find()).toEqual([plans[1]!.toSnapshot()]);
    });

    it('keep an item from being deleted while it has a plan', async () => {
      const scene = new Scene(store());
      const item = await scene.item({ currency: 'EUR' });
      const create = () =>
        store().unitOfWork.run((tx) =>
          new CreateRatePlanUseCase().execute({ itemId: item.id, tiers }, { ...scene.context, tx }),
        );
      const plan = await create();
      expect(plan.terms).toMatchObject({ currency: 'EUR' });
      await expect(create()).rejects.toMatchObject({ code: 'rate_plan.item_taken' });
      await expect(removeItem(item, scene)).rejects.toMatchObject({ code: 'item.has_rate_plan' });
      const other = await scene.item();
      await removeItem(other, scene);
      const late = { itemId: other.id, tiers };
      await expect(
        store().unitOfWork.run((tx) =>
          new CreateRatePlanUseCase().execute(late, { ...scene.context, tx }),
        ),
      ).rejects.toMatchObject({ code: 'item.unknown' });
    });

    it('either have a plan made or the item deleted, whoever comes first', async () => {
      const scene = new Scene(store());
      for (let round = 0; round < 5; round += 1) {
        const item = await scene.item();
        const plan = { itemId: item.id, tiers };
        const [made, removed] = await Promise.allSettled([
          store().unitOfWork.run((tx) =>
            new CreateRatePlanUseCase().execute(plan, { ...scene.context, tx }),
          ),
          removeItem(item, scene),
        ]);
        expect([made.status, removed.status].sort()).toEqual(['fulfilled', 'rejected']);
        const isThere = (await store().queries.items.get(item.id)) !== null;
        const plans = await store().queries.ratePlans.ofItems([item.id]);
        expect(plans).toHaveLength(isThere ? 1 : 0);
      }
    });

    it('are quoted by the tiers of each item and the clock of the warehouse', async () => {
      const scene = new Scene(store());
      const [drill, saw, bare] = [await scene.item(), await scene.item(), await scene.item()];
      await scene.ratePlan(drill, { tiers, deposit: '50' });
      await scene.ratePlan(saw);
      const york = await scene.warehouse({ timeZone: 'America/New_York' });
      const quotes = new RentalQuotes(store().queries, new FixedClock());
      // Eight days, one of which is an hour longer.
      const period = {
        startsAt: new Date('2026-10-30T16:00:00Z'),
        endsAt: new Date('2026-11-07T17:00:00Z'),
      };
      const request = {
        ...period,
        warehouseId: york.id,
        items: [
          { itemId: drill.id, quantity: 2 },
          { itemId: saw.id, quantity: 1 },
        ],
      };
      const quote = await quotes.quote(request);
      expect(quote).toMatchObject({ timeZone: 'America/New_York', currency: 'USD' });
      expect(quote.lines.map(({ charge }) => charge.toDecimal())).toEqual(['1100.00', '800.00']);
      expect(quote.total.toDecimal()).toBe('1900.00');
      expect(quote.deposit.toDecimal()).toBe('100.00');

      const utc = await scene.warehouse();
      const elsewhere = await quotes.quote({ ...request, warehouseId: utc.id });
      expect(elsewhere.total.toDecimal()).toBe('2200.00');

      const refusal = async (change: object) =>
        quotes.quote({ ...request, ...change }).catch((error: unknown) => error);
      const itemsOf = (...items: Item[]) => ({
        items: items.map(({ id }) => ({ itemId: id, quantity: 1 })),
      });
      expect(await refusal(itemsOf(drill, bare))).toMatchObject({
        code: 'rental.no_rate_plan',
        details: { itemIds: [bare.id] },
      });
      await removeItem(bare, scene);
      expect(await refusal(itemsOf(bare, drill))).toMatchObject({
        code: 'item.unknown',
        details: { itemIds: [bare.id] },
      });
      expect(await refusal({ warehouseId: drill.id })).toMatchObject({ code: 'warehouse.unknown' });
      expect(await refusal({ endsAt: period.startsAt })).toMatchObject({
        code: 'rental.period_invalid',
      });
    });
  });
}
