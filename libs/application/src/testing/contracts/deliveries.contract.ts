import { Customer } from '@strata/domain';
import type { Delivery } from '../../messaging/deliveries.js';
import { testContext } from '../shared/test-context.js';
import { CONTRACT_SUBSCRIPTION, type StoreUnderTest } from './store-under-test.js';

const { subscriber } = CONTRACT_SUBSCRIPTION;
const LATER = new Date('2030-01-01T00:00:00.000Z');

/** What every Deliveries must do; no other suite of the store may register customers. */
export function deliveriesContract(store: () => StoreUnderTest): void {
  describe('deliveries', () => {
    const run = store;
    const claim = () => run().unitOfWork.run((tx) => tx.deliveries.claim(LATER));
    const finish = ({ event }: Delivery) =>
      run().unitOfWork.run((tx) => tx.deliveries.finish({ eventId: event.id, subscriber }, LATER));

    /** A customer that registered so many times, each time in a version of its own. */
    async function registered(times: number): Promise<Customer> {
      const customer = Customer.create({ name: 'v1' }, testContext());
      await run().unitOfWork.run((tx) => tx.customers.create(customer));
      for (let version = 2; version <= times + 1; version += 1) {
        customer.updateContactInfo({ name: `v${version}` }, testContext());
        customer.register([], testContext());
        await run().unitOfWork.run((tx) => tx.customers.update(customer));
      }
      return customer;
    }

    it('come one by one for each aggregate, in its order, and only to who wants them', async () => {
      const [one, other] = [await registered(2), await registered(1)];
      const seen: [string, number][] = [];
      for (let delivery = await claim(); delivery; delivery = await claim()) {
        expect(delivery.subscriber).toBe(subscriber);
        seen.push([delivery.event.aggregateId, delivery.event.aggregateVersion]);
        await finish(delivery);
      }
      expect(seen).toHaveLength(3);
      expect(seen.filter(([id]) => id === one.id)).toEqual([
        [one.id, 2],
        [one.id, 3],
      ]);
      expect(seen.filter(([id]) => id === other.id)).toEqual([[other.id, 2]]);
    });

    it('wait when they are postponed, and hold up the later ones of their aggregate', async () => {
      const customer = await registered(2);
      const first = (await claim())!;
      const key = { eventId: first.event.id, subscriber };
      await run().unitOfWork.run((tx) =>
        tx.deliveries.postpone(key, 'away', new Date(LATER.getTime() + 1)),
      );
      expect(await claim()).toBeNull();
      await run().unitOfWork.run((tx) => tx.deliveries.postpone(key, 'poison', null));
      expect(await claim()).toBeNull();
      const failed = await run().unitOfWork.run((tx) => tx.deliveries.failed());
      expect(failed).toMatchObject([
        {
          ...key,
          aggregateId: customer.id,
          attempts: 2,
          reason: 'poison',
          eventName: 'customer.registered',
        },
      ]);

      const { unitOfWork } = run();
      expect(await unitOfWork.run((tx) => tx.deliveries.resubmit(key, LATER))).toBe(true);
      const again = (await claim())!;
      expect(again).toMatchObject({ attempts: 0, event: { id: first.event.id } });
      await unitOfWork.run((tx) => tx.deliveries.postpone(key, 'poison', null));
      expect(await unitOfWork.run((tx) => tx.deliveries.skip(key, LATER))).toBe(true);
      expect(await unitOfWork.run((tx) => tx.deliveries.skip(key, LATER))).toBe(false);
      const next = (await claim())!;
      expect(next.event).toMatchObject({ aggregateId: customer.id, aggregateVersion: 3 });
      await finish(next);
      expect(await claim()).toBeNull();
    });
  });
}
