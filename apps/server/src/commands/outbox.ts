import { WHY_LEFT } from '@strata/api-kit';
import type { Deliveries, DeliveryKey, DeliveryState } from '@strata/application-kit';
import { Command, InvalidArgumentError } from 'commander';
import { loadSettings } from '../config/load-settings.js';
import { services } from '../container/identifiers.js';
import { printLine } from './print-line.js';
import { withServices } from './with-services.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

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
          printLine(`${failed.length} deliveries were given up.`);
        }),
    )
    .addCommand(
      action('resubmit', 'try a delivery again that was given up', (deliveries, key) =>
        deliveries.resubmit(key),
      ),
    )
    .addCommand(
      action('skip', 'let later events pass a delivery that was given up', (deliveries, key) =>
        deliveries.skip(key),
      ),
    );
}

function action(
  name: string,
  description: string,
  run: (deliveries: Deliveries, key: DeliveryKey) => Promise<DeliveryState | null>,
): Command {
  return new Command(name)
    .description(description)
    .argument('<event>', 'the id of the event', uuid)
    .argument('<subscriber>', 'the name of the subscriber')
    .action(async (eventId: string, subscriber: string) => {
      const state = await withDeliveries((deliveries) => run(deliveries, { eventId, subscriber }));
      if (state === 'failed') return printLine('Done.');
      printLine(state === null ? 'There is no such delivery.' : WHY_LEFT[state]);
      process.exitCode = 1;
    });
}

function uuid(text: string): string {
  if (!UUID.test(text)) throw new InvalidArgumentError('An event has a UUID; see `outbox failed`.');
  return text;
}

function withDeliveries<Result>(work: (deliveries: Deliveries) => Promise<Result>) {
  return withServices(loadSettings(), (container) =>
    container.get(services.unitOfWork).run((tx) => work(tx.deliveries)),
  );
}
