import { Customer } from '@strata/domain';
import { aggregateErrors } from '@strata/domain-kit';
import { CommandRunner, STORED_RESPONSE_HOURS } from '@strata/application-kit';
import { FixedClock, testContext } from '@strata/application-kit/testing';
import type { StoreUnderTest } from './store-under-test.js';

/** What every unit of work must do; call it inside a `describe` of the implementation. */
export function unitOfWorkContract(store: () => StoreUnderTest): void {
  describe('unit of work', () => {
    it('commits what the work wrote, and its events with it', async () => {
      const customer = Customer.create({ name: 'Ada' }, testContext());
      await store().unitOfWork.run((tx) => tx.customers.create(customer));
      expect(await store().queries.customers.get(customer.id)).toMatchObject({ name: 'Ada' });
      expect(await store().eventsOf(customer.id)).toEqual([
        { name: 'customer.created', aggregateVersion: 1 },
      ]);
    });

    it('leaves nothing of a work that throws', async () => {
      const customer = Customer.create({ name: 'Ada' }, testContext());
      await expect(
        store().unitOfWork.run(async (tx) => {
          tx.customers.create(customer);
          throw new Error('changed my mind');
        }),
      ).rejects.toThrow('changed my mind');
      expect(await store().queries.customers.get(customer.id)).toBeNull();
      expect(await store().eventsOf(customer.id)).toEqual([]);
    });

    it('runs the work again after a concurrent update, and keeps only the last try', async () => {
      let tries = 0;
      const id = await store().unitOfWork.run(async (tx) => {
        tries += 1;
        const customer = Customer.create({ name: `Try ${tries}` }, testContext());
        tx.customers.create(customer);
        if (tries < 3) throw aggregateErrors.concurrentUpdate('customer', customer.id);
        return customer.id;
      });
      expect(tries).toBe(3);
      expect(await store().queries.customers.get(id)).toMatchObject({ name: 'Try 3' });
      expect(await store().eventsOf(id)).toHaveLength(1);
    });

    it('gives up in the end', async () => {
      await expect(
        store().unitOfWork.run(() =>
          Promise.reject(aggregateErrors.concurrentUpdate('customer', '1')),
        ),
      ).rejects.toMatchObject({ kind: 'unavailable', code: 'store.too_many_conflicts' });
    });

    it('tells its listener of the last try, once it is over and before the caller goes on', async () => {
      const before = store().committed.length;
      const retriesBefore = store().retries();
      const customer = Customer.create({ name: 'Ada' }, testContext());
      await expect(
        store().unitOfWork.run(async (tx) => {
          tx.customers.create(customer);
          throw new Error('changed my mind');
        }),
      ).rejects.toThrow('changed my mind');
      let tries = 0;
      const id = await store().unitOfWork.run(async (tx) => {
        tries += 1;
        const made = Customer.create({ name: `Try ${tries}` }, testContext());
        tx.customers.create(made);
        expect(store().committed).toHaveLength(before);
        if (tries < 3) throw aggregateErrors.concurrentUpdate('customer', made.id);
        return made.id;
      });
      const told = store()
        .committed.slice(before)
        .map((events) => events.map((e) => [e.name, e.aggregateId]));
      expect(told).toEqual([[['customer.created', id]]]);
      expect(store().retries() - retriesBefore).toBe(2);
    });

    it('ends with the first write that is refused: nothing is read after it, and nobody is told', async () => {
      const before = store().committed.length;
      const [email, { id: unknown }] = [
        `${testContext().newId()}@example.com`,
        Customer.create({ name: 'Nobody' }, testContext()),
      ];
      const steps: string[] = [];
      const run = store().unitOfWork.run(async (tx) => {
        for (const name of ['Ada', 'Bea']) {
          tx.customers.create(Customer.create({ name, email }, testContext()));
        }
        steps.push('written');
        // Whatever it is caught with: the transaction is over.
        await tx.customers.getById(unknown).catch(() => steps.push('refused'));
        return steps;
      });
      await expect(run).rejects.toMatchObject({ code: 'customer.email_taken' });
      expect(steps).toEqual(['written', 'refused']);
      const refusedAtTheEnd = store().unitOfWork.run((tx) => {
        for (const name of ['Ada', 'Bea']) {
          tx.customers.create(Customer.create({ name, email }, testContext()));
        }
      });
      await expect(refusedAtTheEnd).rejects.toMatchObject({ code: 'customer.email_taken' });
      const query = { filter: { email }, sort: [{ key: 'name', descending: false }] } as const;
      const { total } = await store().queries.customers.list({ ...query, skip: 0, limit: 1 });
      expect([total, store().committed.length]).toEqual([0, before]);
    });

    it('stores the events of several aggregates and several behaviours in order', async () => {
      const context = testContext();
      const first = Customer.create({ name: 'First' }, context);
      const second = Customer.create({ name: 'Second' }, context);
      await store().unitOfWork.run(async (tx) => {
        tx.customers.create(first);
        tx.customers.create(second);
        first.updateContactInfo({ name: 'Renamed' }, context);
        tx.customers.update(first);
      });
      expect(await store().eventsOf(first.id)).toEqual([
        { name: 'customer.created', aggregateVersion: 1 },
        { name: 'customer.updated', aggregateVersion: 2 },
      ]);
      expect(await store().eventsOf(second.id)).toHaveLength(1);
    });

    it('stores what was changed with the first event that tells of it', async () => {
      const context = testContext();
      const made = Customer.create({ name: 'Ada' }, context);
      await store().unitOfWork.run((tx) => tx.customers.create(made));
      await store().unitOfWork.run(async (tx) => {
        const customer = (await tx.customers.getByIdForUpdate(made.id))!;
        customer.updateContactInfo({ name: 'Bea' }, context);
        customer.updateContactInfo({ email: 'bea@example.com' }, context);
        tx.customers.update(customer);
      });
      expect(await store().changesOf(made.id)).toEqual([
        null,
        { name: { from: 'Ada', to: 'Bea' }, email: { from: null, to: 'bea@example.com' } },
        null,
      ]);
    });

    it('keeps a response under its key, for its user, until it is forgotten', async () => {
      const { id: userId } = Customer.create({ name: 'any id' }, testContext());
      const at = new Date('2026-01-15T09:30:00.000Z');
      const stored = {
        fingerprint: 'f',
        response: { head: '{"location":"/x"}', body: '{"ä":1}' },
      };
      await store().unitOfWork.run(async (tx) => {
        expect(await tx.responses.claim(userId, 'key')).toBe(true);
        expect(await tx.responses.find(userId, 'key', at)).toBeNull();
        tx.responses.store(userId, 'key', stored, at);
      });
      await store().unitOfWork.run(async (tx) => {
        expect(await tx.responses.find(userId, 'key', at)).toEqual(stored);
        expect(await tx.responses.find(userId, 'other', at)).toBeNull();
        expect(await tx.responses.find('other', 'key', at)).toBeNull();
        const later = new Date(at.getTime() + 1);
        expect(await tx.responses.find(userId, 'key', later)).toBeNull();
        tx.responses.store(userId, 'key', { ...stored, fingerprint: 'g' }, later);
        expect(await tx.responses.find(userId, 'key', later)).toMatchObject({ fingerprint: 'g' });
      });
    });

    it.each([null, '', '{"name":"Zoë 🎈","quote":"\\""}', JSON.stringify([...Array(9999).keys()])])(
      'gives a response back byte for byte: %.40s',
      async (body) => {
        const response = { head: '{}', body };
        const { at } = testContext();
        const key = testContext().newId();
        await store().unitOfWork.run(async (tx) => {
          tx.responses.store('user', key, { fingerprint: 'f', response }, at);
          expect(await tx.responses.find('user', key, at)).toEqual({ fingerprint: 'f', response });
        });
      },
    );

    it('replays a response for a day and not longer, deleted or not; the key is then free', async () => {
      const clock = new FixedClock();
      const commands = new CommandRunner(store().unitOfWork, clock, { newId: testContext().newId });
      const origin = {
        by: 'user',
        idempotency: { key: testContext().newId(), fingerprint: 'f' },
        trace: undefined,
      };
      const another = { ...origin, idempotency: { ...origin.idempotency, fingerprint: 'g' } };
      let times = 0;
      const count = { execute: () => Promise.resolve((times += 1)) };
      const answer = (from: typeof origin) =>
        commands.respond(count, undefined, from, {
          present: (result) => ({ body: String(result) }),
          keep: ({ body }) => ({ head: '', body }),
          restore: ({ body }) => ({ body: body ?? '' }),
        });
      expect(await answer(origin)).toMatchObject({ body: '1' });
      clock.advance(STORED_RESPONSE_HOURS * 3_600_000);
      expect(await answer(origin)).toMatchObject({ body: '1' });
      await expect(answer(another)).rejects.toMatchObject({ code: 'idempotency_key.reused' });
      clock.advance(1);
      expect(await answer(another)).toMatchObject({ body: '2' });
      expect(await answer(another)).toMatchObject({ body: '2' });
      await expect(answer(origin)).rejects.toMatchObject({ code: 'idempotency_key.reused' });
    });
  });
}
