import { testContext } from '@strata/application-kit/testing';
import { Vendor, Webhook, type WebhookId } from '@strata/domain';
import { webhookReceiver } from '../../webhooks/webhook-ports.js';
import type { StoreUnderTest } from './store-under-test.js';

/** What webhooks get, and what the log says of it; call it inside a `describe`. */
export function webhooksContract(store: () => StoreUnderTest): void {
  describe('webhooks', () => {
    const context = testContext();
    const make = async (input: { events?: string[]; enabled?: boolean } = {}) => {
      const webhook = Webhook.create(
        { url: 'https://shop.example', secret: 'sealed', ...input },
        context,
      );
      await store().unitOfWork.run((tx) => tx.webhooks.create(webhook));
      return webhook.id;
    };
    const trade = () =>
      store().unitOfWork.run((tx) =>
        tx.vendors.create(Vendor.create({ name: context.newId() }, context)),
      );
    const log = async (id: WebhookId) =>
      (await store().queries.webhooks.deliveries(id, 100)).map(({ eventName, state }) => [
        eventName,
        state,
      ]);

    it('get the events they want, of what happens after they were made', async () => {
      await trade();
      const [all, some, none, off] = [
        await make(),
        await make({ events: ['vendor.created', 'vendor.deleted'] }),
        await make({ events: ['vendor.deleted'] }),
        await make({ enabled: false }),
      ];
      await trade();
      expect((await log(all))[0]).toEqual(['vendor.created', 'pending']);
      expect(await log(some)).toEqual([['vendor.created', 'pending']]);
      expect(await log(none)).toEqual([]);
      expect(await log(off)).toEqual([]);
    });

    it('get each of several events of one transaction', async () => {
      const id = await make({ events: ['vendor.created'] });
      await store().unitOfWork.run((tx) => {
        for (const name of [context.newId(), context.newId()]) {
          tx.vendors.create(Vendor.create({ name }, context));
        }
      });
      expect(await log(id)).toHaveLength(2);
    });

    it('show what is in hands, and are skipped as a whole', async () => {
      const id = await make({ events: ['vendor.created'] });
      await trade();
      await trade();
      const subscriber = webhookReceiver(id);
      await store().unitOfWork.run((tx) => tx.deliveries.claim(subscriber, 10_000));
      expect((await log(id)).map(([, state]) => state).toSorted()).toEqual([
        'in_flight',
        'pending',
      ]);
      await store().unitOfWork.run((tx) => tx.deliveries.skipAll(subscriber));
      expect((await log(id)).map(([, state]) => state)).toEqual(['skipped', 'skipped']);
    });
  });
}
