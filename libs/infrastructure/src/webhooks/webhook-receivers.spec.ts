import { DisableWebhookUseCase } from '@strata/application';
import { CommandRunner, OutboxRelay } from '@strata/application-kit';
import {
  FixedClock,
  SequentialIds,
  testContext,
  TestTimers,
} from '@strata/application-kit/testing';
import { InMemoryStore } from '@strata/application/testing';
import { Customer, Webhook, type WebhookId } from '@strata/domain';
import { PinoLogger } from '@strata/infrastructure-kit';
import { WebhookReceivers } from './webhook-receivers.js';

const HOUR = 3_600_000;
const logger = new PinoLogger('silent');

/** A webhook whose receiver refuses everything, and an event that it wants. */
async function refusing({ tookSomething }: { readonly tookSomething: boolean }) {
  const clock = new FixedClock();
  const ids = new SequentialIds();
  const store = new InMemoryStore(undefined, undefined, clock);
  const commands = new CommandRunner(store, clock, ids);
  const context = testContext();
  const wanted = { url: 'https://shop.example', secret: 'sealed', events: ['customer.created'] };
  const webhook = Webhook.create(wanted, context);
  await store.run((tx) => tx.webhooks.create(webhook));
  await store.run((tx) => tx.customers.create(Customer.create({ name: 'Ada' }, context)));
  const found = async () => (await store.run((tx) => tx.webhooks.getById(webhook.id)))!;
  const receivers = new WebhookReceivers(
    {
      due: () => Promise.resolve([]),
      get: async () => {
        const { url, secret, enabled } = (await found()).toSnapshot();
        return { url, secret, enabled, previousSecret: null };
      },
      onlyFailedSince: () => Promise.resolve(!tookSomething),
    },
    { send: () => Promise.resolve({ status: 500, retryAfterMilliseconds: 0 }) },
    'strata',
    (id, reason) =>
      commands.run(new DisableWebhookUseCase(), { id: id as WebhookId, reason }, 'system'),
  );
  const relay = new OutboxRelay(
    { unitOfWork: store, clock, ids, timers: new TestTimers(), logger, random: () => 1 },
    [],
    [receivers],
  );
  const began = clock.now().getTime();
  const tries: number[] = [];
  /** Goes on until nothing is tried for longer than any pause. */
  const goOn = async () => {
    for (let idle = 0; idle <= 5 * HOUR;) {
      const delivery = await relay.claim(`webhook:${webhook.id}`);
      if (delivery) {
        tries.push(clock.now().getTime() - began);
        await relay.deliver(delivery);
        idle = 0;
      } else {
        clock.advance(HOUR / 4);
        idle += HOUR / 4;
      }
    }
  };
  return { store, found, tries, goOn };
}

describe('a webhook that took nothing for a day', () => {
  it('is disabled when the delivery is given up, and says why', async () => {
    const { store, found, tries, goOn } = await refusing({ tookSomething: false });
    await goOn();
    expect(tries).toHaveLength(20);
    expect(tries.at(-1)! / HOUR).toBeGreaterThan(20);
    expect((await found()).toSnapshot()).toMatchObject({
      enabled: false,
      disabledReason: expect.stringMatching(/^took nothing for a day: .*answered 500/),
    });
    expect(store.events.at(-1)).toMatchObject({ name: 'webhook.disabled', actor: 'system' });
  });

  it('goes on when something arrived meanwhile; the delivery is given up all the same', async () => {
    const { store, found, tries, goOn } = await refusing({ tookSomething: true });
    await goOn();
    expect(tries).toHaveLength(20);
    expect((await found()).toSnapshot()).toMatchObject({ enabled: true });
    const failed = await store.run((tx) => tx.deliveries.failed());
    expect(failed).toMatchObject([{ eventName: 'customer.created', attempts: 20 }]);
  });
});
