import type { Subscription } from '@strata/application-kit';
import type { DomainEvent } from '@strata/domain-kit';
import type { Prisma } from '../generated/prisma/client.js';
import { OUTBOX_CHANNEL } from '../messaging/outbox-channel.js';

/** Stores events, and who is to get them, in the transaction that caused them. */
export class OutboxWriter {
  constructor(
    private readonly client: Prisma.TransactionClient,
    private readonly subscriptions: readonly Subscription[],
  ) {}

  /** A fixed number of statements, whatever the number of events; none for none. */
  async store(events: readonly DomainEvent[]): Promise<void> {
    if (events.length === 0) return;
    await this.client.outboxEvent.createMany({
      data: events.map((event) => ({ ...event, payload: event.payload as Prisma.InputJsonObject })),
    });
    const deliveries = events.flatMap(({ id, name }) =>
      this.subscriptions
        .filter((subscription) => subscription.events.includes(name))
        .map(({ subscriber }) => ({ id, subscriber })),
    );
    if (deliveries.length === 0) return;
    await this.client.$executeRaw`
      INSERT INTO outbox_deliveries (event_id, subscriber, aggregate_id, aggregate_version, position,
                                     state, due_at)
      SELECT event.id, wanted.subscriber, event.aggregate_id, event.aggregate_version,
             event.position, 'pending', now()
        FROM jsonb_to_recordset(${JSON.stringify(deliveries)}::jsonb)
          AS wanted (id uuid, subscriber text)
        JOIN outbox_events AS event USING (id)`;
    // Heard at the commit, by whoever listens; the poll finds what nobody heard.
    await this.client.$executeRaw`SELECT pg_notify(${OUTBOX_CHANNEL}, '')`;
  }
}
