import type { Deliveries, Delivery, DeliveryKey, FailedDelivery } from '@strata/application';
import type { EventPayload } from '@strata/domain';
import type { OutboxEvent, Prisma } from '../generated/prisma/client.js';

/** Deliveries in the table `outbox_deliveries`. */
export class PrismaDeliveries implements Deliveries {
  constructor(private readonly client: Prisma.TransactionClient) {}

  async claim(now: Date): Promise<Delivery | null> {
    // Never "greater than the last id": a smaller one may commit later. What holds up an aggregate
    // is any earlier delivery of it that is not finished, whoever has it.
    const [row] = await this.client.$queryRaw<
      { eventId: string; subscriber: string; attempts: number }[]
    >`
      SELECT event_id AS "eventId", subscriber, attempts FROM outbox_deliveries AS due
       WHERE state = 'pending' AND due_at <= ${now}
         AND NOT EXISTS (
               SELECT 1 FROM outbox_deliveries AS earlier
                WHERE earlier.aggregate_id = due.aggregate_id
                  AND earlier.subscriber = due.subscriber
                  AND earlier.state IN ('pending', 'failed')
                  AND (earlier.aggregate_version, earlier.position)
                      < (due.aggregate_version, due.position))
       ORDER BY due_at, position LIMIT 1
         FOR UPDATE SKIP LOCKED`;
    if (!row) return null;
    const event = await this.client.outboxEvent.findUniqueOrThrow({ where: { id: row.eventId } });
    return { subscriber: row.subscriber, attempts: row.attempts, event: toEvent(event) };
  }

  async finish({ eventId, subscriber }: DeliveryKey, at: Date): Promise<void> {
    await this.client.outboxDelivery.updateMany({
      where: { eventId, subscriber },
      data: { state: 'delivered', finishedAt: at, reason: null },
    });
  }

  async postpone(
    { eventId, subscriber }: DeliveryKey,
    reason: string,
    retryAt: Date | null,
  ): Promise<void> {
    const next = retryAt ? { dueAt: retryAt } : { state: 'failed' };
    await this.client.outboxDelivery.updateMany({
      // Another process may have delivered it since.
      where: { eventId, subscriber, state: 'pending' },
      data: { attempts: { increment: 1 }, reason, ...next },
    });
  }

  async failed(): Promise<readonly FailedDelivery[]> {
    const rows = await this.client.outboxDelivery.findMany({
      where: { state: 'failed' },
      include: { event: { select: { name: true } } },
      orderBy: { position: 'asc' },
    });
    return rows.map(({ eventId, subscriber, aggregateId, attempts, reason, event }) => ({
      eventId,
      subscriber,
      eventName: event.name,
      aggregateId,
      attempts,
      reason: reason ?? '',
    }));
  }

  async resubmit({ eventId, subscriber }: DeliveryKey, at: Date): Promise<boolean> {
    const { count } = await this.client.outboxDelivery.updateMany({
      where: { eventId, subscriber, state: 'failed' },
      data: { state: 'pending', dueAt: at, attempts: 0 },
    });
    return count > 0;
  }

  async skip({ eventId, subscriber }: DeliveryKey, at: Date): Promise<boolean> {
    const { count } = await this.client.outboxDelivery.updateMany({
      where: { eventId, subscriber, state: 'failed' },
      data: { state: 'skipped', finishedAt: at },
    });
    return count > 0;
  }
}

function toEvent({ position: _position, payload, ...event }: OutboxEvent) {
  return { ...event, payload: payload as EventPayload };
}
