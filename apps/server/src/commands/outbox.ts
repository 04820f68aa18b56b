import type { Deliveries, DeliveryKey } from '@strata/application';
import { Command } from 'commander';
import { loadSettings } from '../config/load-settings.js';
import { services } from '../container/identifiers.js';
import { tell } from './tell.js';
import { withServices } from './with-services.js';

/** `outbox`: what to do with deliveries that were given up */
export function outboxCommand(): Command {
  return new Command('outbox')
    .description('look after events that could not be delivered')
    .addCommand(
      new Command('failed')
        .description('list the deliveries that were given up; each holds up its aggregate')
        .action(async () => {
          const failed = await withDeliveries((deliveries) => deliveries.failed());
          for (const { eventId, subscriber, eventName, attempts, reason } of failed) {
            process.stdout.write(
              `${eventId} ${subscriber} ${eventName} (${attempts} attempts): ${reason}\n`,
            );
          }
          tell(`${failed.length} deliveries were given up.`);
        }),
    )
    .addCommand(
      action('resubmit', 'try a delivery again that was given up', (deliveries, key, at) =>
        deliveries.resubmit(key, at),
      ),
    )
    .addCommand(
      action('skip', 'let later events pass a delivery that was given up', (deliveries, key, at) =>
        deliveries.skip(key, at),
      ),
    );
}

function action(
  name: string,
  description: string,
  run: (deliveries: Deliveries, key: DeliveryKey, at: Date) => Promise<boolean>,
): Command {
  return new Command(name)
    .description(description)
    .argument('<event>', 'the id of the event')
    .argument('<subscriber>', 'the name of the subscriber')
    .action(async (eventId: string, subscriber: string) => {
      const done = await withDeliveries((deliveries, now) =>
        run(deliveries, { eventId, subscriber }, now),
      );
      if (done) return tell('Done.');
      tell('There is no such delivery among those that were given up.');
      process.exitCode = 1;
    });
}

function withDeliveries<Result>(work: (deliveries: Deliveries, now: Date) => Promise<Result>) {
  return withServices(loadSettings(), (container) => {
    const now = container.get(services.clock).now();
    return container.get(services.unitOfWork).run((tx) => work(tx.deliveries, now));
  });
}
