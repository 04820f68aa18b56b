import { Customer } from '@strata/domain';
import type { Deliveries, Delivery, DeliveryKey } from '@strata/application-kit';
import { RecordingTracer, testContext } from '@strata/application-kit/testing';
import { CONTRACT_SUBSCRIPTION, type StoreUnderTest } from './store-under-test.js';

const { subscriber } = CONTRACT_SUBSCRIPTION;
const LEASE = 60_000;

/** What every Deliveries must do; no other suite of the store may register customers. */
export function deliveriesContract(store: () => StoreUnderTest): void {
  describe('deliveries', () => {
    const inTransaction = <Result>(work: (deliveries: Deliveries) => Promise<Result>) =>
      store().unitOfWork.run((tx) => work(tx.deliveries));
    const claim = () => inTransaction((deliveries) => deliveries.claim(subscriber, LEASE));
    const finish = (delivery: Delivery) =>
      inTransaction((deliveries) => deliveries.finish(delivery));
    const keyOf = ({ eventId }: Delivery): DeliveryKey => ({ eventId, subscriber });
    const resubmit = (key: DeliveryKey) => inTransaction((deliveries) => deliveries.resubmit(key));
    const skip = (key: DeliveryKey) => inTransaction((deliveries) => deliveries.skip(key));

    /** A customer that registered so many times, each time in a version of its own. */
    async function registered(times: number): Promise<Customer> {
      const customer = Customer.create({ name: 'v1' }, testContext());
      await store().unitOfWork.run((tx) => tx.customers.create(customer));
      for (let version = 2; version <= times + 1; version += 1) {
        customer.updateContactInfo({ name: `v${version}` }, testContext());
        customer.register([], testContext());
        await store().unitOfWork.run((tx) => tx.customers.update(customer));
      }
      return customer;
    }

    afterEach(async () => {
      // Nothing is left for the next test.
      await store().passTime(2 * LEASE);
      for (let delivery = await claim(); delivery; delivery = await claim()) await finish(delivery);
      expect(await inTransaction((deliveries) => deliveries.failed())).toEqual([]);
    });

    it('come one by one for each aggregate, in its order, and only to who wants them', async () => {
      const [one, other] = [await registered(2), await registered(1)];
      const another = await inTransaction((deliveries) => deliveries.claim('another', LEASE));
      expect(another).toBeNull();
      const seen: [string, number][] = [];
      for (let delivery = await claim(); delivery; delivery = await claim()) {
        expect(delivery).toMatchObject({ subscriber, attempts: 1, postponements: 0 });
        expect(delivery.eventId).toBe(delivery.event.id);
        seen.push([delivery.event.aggregateId, delivery.event.aggregateVersion]);
        expect(await finish(delivery)).toBe(true);
      }
      expect(seen).toHaveLength(3);
      expect(seen.filter(([id]) => id === one.id)).toEqual([
        [one.id, 2],
        [one.id, 3],
      ]);
      expect(seen.filter(([id]) => id === other.id)).toEqual([[other.id, 2]]);
    });

    it('say what has caused their event, where that was recorded', async () => {
      const tracer = new RecordingTracer();
      const request = tracer.begin('request');
      const twice = Customer.create({ name: 'Ada' }, testContext());
      twice.register([], testContext());
      await store().unitOfWork.run((tx) => tx.customers.create(twice), undefined, request);
      const [transaction] = tracer.ended.filter(({ name }) => name === 'transaction');
      const delivery = (await claim())!;
      expect(delivery.traceparent).toBe(transaction?.span.traceparent);
      expect(transaction?.span.traceId).toBe(request.traceId);
      expect(delivery.event).not.toHaveProperty('traceparent');
      await finish(delivery);
      await registered(1);
      expect(await claim()).toMatchObject({ traceparent: null });
    });

    it('belong to who claimed them until the lease runs out, and hold up their aggregate', async () => {
      const busy = await registered(2);
      const first = (await claim())!;
      const other = await registered(1);
      expect(await claim()).toMatchObject({ event: { aggregateId: other.id } });
      await store().passTime(LEASE - 1000);
      expect(await claim()).toBeNull();
      await store().passTime(1001);
      const again = [(await claim())!, (await claim())!];
      expect(again.map(({ event }) => event.aggregateId).sort()).toEqual(
        [busy.id, other.id].sort(),
      );
      expect(again).toMatchObject([{ attempts: 2 }, { attempts: 2 }]);
      expect(again.map(({ lease }) => lease)).not.toContain(first.lease);
    });

    it('cannot be marked by who lost them to another', async () => {
      await registered(1);
      const late = (await claim())!;
      await store().passTime(LEASE + 1);
      const present = (await claim())!;
      expect(await finish(late)).toBe(false);
      expect(await inTransaction((deliveries) => deliveries.retry(late, 'r', 0))).toBe(false);
      expect(await inTransaction((deliveries) => deliveries.postpone(late, 'r', 0))).toBe(false);
      expect(await inTransaction((deliveries) => deliveries.giveUp(late, 'r', 9))).toBe(false);
      expect(await claim()).toBeNull();
      expect(await finish(present)).toBe(true);
      expect(await finish(present)).toBe(false);
    });

    it('can be marked late when nobody else has them', async () => {
      await registered(1);
      const late = (await claim())!;
      await store().passTime(LEASE + 1);
      expect(await finish(late)).toBe(true);
      expect(await claim()).toBeNull();
    });

    it('stay leased when the transaction that marked them comes to nothing', async () => {
      await registered(1);
      const delivery = (await claim())!;
      const failing = store().unitOfWork.run(async (tx) => {
        expect(await tx.deliveries.finish(delivery)).toBe(true);
        throw new Error('changed my mind');
      });
      await expect(failing).rejects.toThrow('changed my mind');
      expect(await claim()).toBeNull();
      expect(await finish(delivery)).toBe(true);
    });

    it('wait for the next try, which counts or not', async () => {
      await registered(2);
      const first = (await claim())!;
      await inTransaction((deliveries) => deliveries.retry(first, 'broken', 5000));
      await store().passTime(4000);
      expect(await claim()).toBeNull();
      await store().passTime(1001);
      const second = (await claim())!;
      expect(second).toMatchObject({ eventId: first.eventId, attempts: 2, postponements: 0 });
      await inTransaction((deliveries) => deliveries.postpone(second, 'away', 5000));
      expect(await claim()).toBeNull();
      await store().passTime(5001);
      const third = (await claim())!;
      expect(third).toMatchObject({ eventId: first.eventId, attempts: 2, postponements: 1 });
    });

    it('hold up their aggregate once given up, until they are resubmitted or skipped', async () => {
      const customer = await registered(2);
      const first = (await claim())!;
      await inTransaction((deliveries) => deliveries.giveUp(first, 'poison', 7));
      await store().passTime(2 * LEASE);
      expect(await claim()).toBeNull();
      const key = keyOf(first);
      expect(await inTransaction((deliveries) => deliveries.failed())).toEqual([
        {
          ...key,
          aggregateId: customer.id,
          attempts: 7,
          reason: 'poison',
          eventName: 'customer.registered',
        },
      ]);
      expect(await resubmit(key)).toBe('failed');
      const again = (await claim())!;
      expect(again).toMatchObject({ ...key, attempts: 1, postponements: 0 });
      expect(again.lease).not.toBe(first.lease);
      // Who had it before it was given up is late, whatever the number of attempts.
      expect(await finish(first)).toBe(false);
      await inTransaction((deliveries) => deliveries.giveUp(again, 'poison', 1));
      expect(await skip(key)).toBe('failed');
      const next = (await claim())!;
      expect(next.event).toMatchObject({ aggregateId: customer.id, aggregateVersion: 3 });
    });

    it('are only resubmitted or skipped once given up', async () => {
      await registered(2);
      const first = (await claim())!;
      for (const act of [resubmit, skip]) {
        expect(await act(keyOf(first))).toBe('in_flight');
        expect(await act({ ...keyOf(first), subscriber: 'another' })).toBeNull();
      }
      await inTransaction((deliveries) => deliveries.retry(first, 'broken', 0));
      for (const act of [resubmit, skip]) expect(await act(keyOf(first))).toBe('pending');
      const again = (await claim())!;
      expect(again).toMatchObject({ eventId: first.eventId, attempts: 2 });
      await finish(again);
      for (const act of [resubmit, skip]) expect(await act(keyOf(first))).toBe('delivered');
      const next = (await claim())!;
      await inTransaction((deliveries) => deliveries.giveUp(next, 'poison', 1));
      expect(await skip(keyOf(next))).toBe('failed');
      for (const act of [resubmit, skip]) expect(await act(keyOf(next))).toBe('skipped');
      expect(await claim()).toBeNull();
    });
  });
}
