import type { DeliveryKey, DeliveryState, FailedDelivery } from '@strata/application-kit';
import { html, type Html } from '../../pages/html.js';
import { PageRefusal } from '../page-refusal.js';
import { type OperatorFields, type OperatorSection, rowsOfPage } from '../operator-page.js';
import { table } from './table.js';

/** What is on its way to one subscriber. */
export interface SubscriberBacklog {
  readonly subscriber: string;
  readonly pending: number;
  readonly failed: number;
  /** Seconds since the event of the oldest pending delivery. */
  readonly oldest: number;
}

/** The deliveries of events, as an operator looks after them. */
export interface OperatorOutbox {
  backlog(): Promise<readonly SubscriberBacklog[]>;
  /** Those that were given up, oldest first. */
  failed(): Promise<readonly FailedDelivery[]>;
  /** Makes them due again; gives where each was, null for one that is unknown. */
  resubmit(keys: readonly DeliveryKey[]): Promise<readonly (DeliveryState | null)[]>;
  /** Lets later events of its aggregate pass; answers likewise. */
  skip(key: DeliveryKey): Promise<DeliveryState | null>;
}

/** Why a delivery is left as it is. */
export const WHY_LEFT: Readonly<Record<Exclude<DeliveryState, 'failed'>, string>> = {
  pending: 'It is not given up: it waits for its time or its turn.',
  in_flight: 'It is being delivered at the moment; see what comes of it first.',
  delivered: 'It is delivered already.',
  skipped: 'It was skipped already.',
};

/** As many as a request may take its time for. */
const RESUBMITTED_AT_ONCE = 500;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What waits to be delivered, what was given up, and what to do about it. */
export function outboxSection(outbox: OperatorOutbox): OperatorSection {
  return {
    id: 'outbox',
    title: 'Outbox',
    content: async (view) => {
      const [backlog, failed] = await Promise.all([outbox.backlog(), outbox.failed()]);
      const rows = rowsOfPage(failed, view.page).map(
        ({ eventId, subscriber, eventName, aggregateId, attempts, reason }) => {
          const fields = { event: eventId, subscriber };
          return [
            html`${eventName}<br /><small>of ${aggregateId}<br />event ${eventId}</small>`,
            subscriber,
            attempts,
            reason,
            html`${view.button('resubmit', 'Resubmit', fields)}
            ${view.button('skip', 'Skip', fields)}`,
          ];
        },
      );
      return html`${backlogHtml(backlog)}
        <h3>Given up</h3>
        ${
          failed.length === 0
            ? html`<p class="good">Nothing was given up.</p>`
            : html`<p>Each holds up the later events of its aggregate.</p>
                ${table(['Event', 'Subscriber', 'Attempts', 'Reason', 'Actions'], rows)}
                ${view.pages(failed.length)}
                ${failed.length > 1 && view.button('resubmit-all', resubmitLabel(failed.length))}`
        }`;
    },
    actions: {
      resubmit: async (fields) => {
        const [was = null] = await outbox.resubmit([keyOf(fields)]);
        return told(was, 'It is tried again now.');
      },
      'resubmit-all': async () => {
        const failed = await outbox.failed();
        const states = await outbox.resubmit(failed.slice(0, RESUBMITTED_AT_ONCE));
        const done = states.filter((state) => state === 'failed').length;
        const left = failed.length - states.length;
        return `${done} are tried again now${left > 0 ? `; ${left} are left` : ''}.`;
      },
      skip: async (fields) =>
        told(await outbox.skip(keyOf(fields)), 'It is skipped; what came after it goes on.'),
    },
  };
}

function resubmitLabel(failed: number): string {
  return failed > RESUBMITTED_AT_ONCE
    ? `Resubmit the oldest ${RESUBMITTED_AT_ONCE}`
    : `Resubmit all ${failed}`;
}

function backlogHtml(backlog: readonly SubscriberBacklog[]): Html {
  if (backlog.length === 0) return html`<p class="good">Everything is delivered.</p>`;
  const rows = backlog.map(({ subscriber, pending, failed, oldest }) => {
    return [subscriber, pending, `${Math.round(oldest)} s`, failed];
  });
  return table(['Subscriber', 'On the way', 'Oldest', 'Given up'], rows);
}

function told(was: DeliveryState | null, done: string): string {
  if (was === 'failed') return done;
  return was === null ? 'There is no such delivery.' : WHY_LEFT[was];
}

function keyOf({ event = '', subscriber = '' }: OperatorFields): DeliveryKey {
  if (!UUID.test(event)) throw new PageRefusal(404, 'There is no such delivery.');
  return { eventId: event, subscriber };
}
