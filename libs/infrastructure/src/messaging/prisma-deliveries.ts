import type {
  Deliveries,
  Delivery,
  DeliveryKey,
  DeliveryState,
  FailedDelivery,
  LeasedDelivery,
} from '@strata/application-kit';
import type { EventPayload } from '@strata/domain-kit';
import type { OutboxEvent, Prisma } from '../generated/prisma/client.js';

type ClaimedRow = Omit<Delivery, 'event' | 'subscriber'>;

/** Deliveries in the table `outbox_deliveries`, by the clock of the database. */
export class PrismaDeliveries implements Deliveries {
  constructor(private readonly client: Prisma.TransactionClient) {}

  async claim(subscriber: string, leaseMilliseconds: number): Promise<Delivery | null> {
    // Never "greater than the last id": a smaller one may commit later. What holds up an aggregate
    // is any earlier delivery of it that is not finished, whoever has it.
    const [row] = await this.client.$queryRaw<ClaimedRow[]>`
      UPDATE outbox_deliveries AS claimed
         SET attempts = attempts + 1, lease = gen_random_uuid(),
             due_at = now() + ${leaseMilliseconds}::float8 * interval '1 millisecond'
       WHERE subscriber = ${subscriber} AND event_id = (
             SELECT event_id FROM outbox_deliveries AS due
              WHERE subscriber = ${subscriber} AND state = 'pending' AND due_at <= now()
                AND NOT EXISTS (
                      SELECT 1 FROM outbox_deliveries AS earlier
                       WHERE earlier.aggregate_id = due.aggregate_id
                         AND earlier.subscriber = due.subscriber
                         AND earlier.state IN ('pending', 'failed')
                         AND (earlier.aggregate_version, earlier.position)
                             < (due.aggregate_version, due.position))
              ORDER BY due_at, position LIMIT 1
                FOR UPDATE SKIP LOCKED)
      RETURNING event_id AS "eventId", lease, attempts, postponements`;
    if (!row) return null;
    const event = await this.client.outboxEvent.findUniqueOrThrow({ where: { id: row.eventId } });
    return { ...row, subscriber, event: toEvent(event) };
  }

  async finish({ eventId, subscriber, lease }: LeasedDelivery): Promise<boolean> {
    const count = await this.client.$executeRaw`
      UPDATE outbox_deliveries
         SET state = 'delivered', finished_at = now(), lease = NULL, reason = NULL
       WHERE event_id = ${eventId}::uuid AND subscriber = ${subscriber} AND lease = ${lease}::uuid`;
    return count > 0;
  }

  async retry(
    { eventId, subscriber, lease }: LeasedDelivery,
    reason: string,
    pauseMilliseconds: number,
  ): Promise<boolean> {
    const count = await this.client.$executeRaw`
      UPDATE outbox_deliveries
         SET lease = NULL, reason = ${reason},
             due_at = now() + ${pauseMilliseconds}::float8 * interval '1 millisecond'
       WHERE event_id = ${eventId}::uuid AND subscriber = ${subscriber} AND lease = ${lease}::uuid`;
    return count > 0;
  }

  async postpone(
    { eventId, subscriber, lease }: LeasedDelivery,
    reason: string,
    pauseMilliseconds: number,
  ): Promise<boolean> {
    const count = await this.client.$executeRaw`
      UPDATE outbox_deliveries
         SET lease = NULL, reason = ${reason},
             attempts = attempts - 1, postponements = postponements + 1,
             due_at = now() + ${pauseMilliseconds}::float8 * interval '1 millisecond'
       WHERE event_id = ${eventId}::uuid AND subscriber = ${subscriber} AND lease = ${lease}::uuid`;
    return count > 0;
  }

  async giveUp(
    { eventId, subscriber, lease }: LeasedDelivery,
    reason: string,
    attempts: number,
  ): Promise<boolean> {
    const { count } = await this.client.outboxDelivery.updateMany({
      where: { eventId, subscriber, lease },
      data: { state: 'failed', lease: null, reason, attempts },
    });
    return count > 0;
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

  async resubmit(key: DeliveryKey): Promise<DeliveryState | null> {
    const state = await this.#lockedState(key);
    if (state !== 'failed') return state;
    await this.client.$executeRaw`
      UPDATE outbox_deliveries
         SET state = 'pending', due_at = now(), attempts = 0, postponements = 0
       WHERE event_id = ${key.eventId}::uuid AND subscriber = ${key.subscriber}`;
    return state;
  }

  async skip(key: DeliveryKey): Promise<DeliveryState | null> {
    const state = await this.#lockedState(key);
    if (state !== 'failed') return state;
    await this.client.$executeRaw`
      UPDATE outbox_deliveries SET state = 'skipped', finished_at = now()
       WHERE event_id = ${key.eventId}::uuid AND subscriber = ${key.subscriber}`;
    return state;
  }

  async #lockedState({ eventId, subscriber }: DeliveryKey): Promise<DeliveryState | null> {
    const [row] = await this.client.$queryRaw<{ state: DeliveryState }[]>`
      SELECT CASE WHEN lease IS NOT NULL AND due_at > now() THEN 'in_flight' ELSE state END AS state
        FROM outbox_deliveries
       WHERE event_id = ${eventId}::uuid AND subscriber = ${subscriber} FOR UPDATE`;
    return row?.state ?? null;
  }
}

function toEvent({ position: _position, payload, ...event }: OutboxEvent) {
  return { ...event, payload: payload as EventPayload };
}
