import type {
  Deliveries,
  Delivery,
  DeliveryKey,
  DeliveryState,
  LeasedDelivery,
} from '@strata/application-kit';
import type { DomainEvent } from '@strata/domain-kit';
import { onlyRow } from '../database/only-row.js';
import type { SqlSession } from '../database/sql-session.js';

type ClaimedRow = Omit<Delivery, 'event' | 'subscriber' | 'traceparent'>;
type EventRow = DomainEvent & Pick<Delivery, 'traceparent'>;

// Never "greater than the last id": a smaller one may commit later. What holds up an aggregate is any
// earlier delivery of it that is not finished, whoever has it.
const CLAIM = `
  UPDATE outbox_deliveries AS claimed
     SET attempts = attempts + 1, lease = gen_random_uuid(),
         due_at = now() + $2::float8 * interval '1 millisecond'
   WHERE subscriber = $1 AND event_id = (
         SELECT event_id FROM outbox_deliveries AS due
          WHERE subscriber = $1 AND state = 'pending' AND due_at <= now()
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
const EVENT = `
  SELECT id, name, schema_version AS "schemaVersion", aggregate_type AS "aggregateType",
         aggregate_id AS "aggregateId", aggregate_version AS "aggregateVersion",
         occurred_at AS "occurredAt", actor, payload, traceparent
    FROM outbox_events WHERE id = $1`;
const STATE = `
  SELECT CASE WHEN lease IS NOT NULL AND due_at > now() THEN 'in_flight' ELSE state END AS state
    FROM outbox_deliveries WHERE event_id = $1 AND subscriber = $2 FOR UPDATE`;

/** Of whoever has the delivery: nobody else can note anything. */
const LEASED = 'event_id = $1 AND subscriber = $2 AND lease = $3';
const AFTER_PAUSE = `due_at = now() + $5::float8 * interval '1 millisecond'`;
const FINISH = `UPDATE outbox_deliveries
    SET state = 'delivered', finished_at = now(), lease = NULL, reason = NULL WHERE ${LEASED}`;
const RETRY = `UPDATE outbox_deliveries SET lease = NULL, reason = $4, ${AFTER_PAUSE} WHERE ${LEASED}`;
const POSTPONE = `UPDATE outbox_deliveries
    SET lease = NULL, reason = $4, ${AFTER_PAUSE},
        attempts = attempts - 1, postponements = postponements + 1 WHERE ${LEASED}`;
const GIVE_UP = `UPDATE outbox_deliveries
    SET state = 'failed', lease = NULL, reason = $4, attempts = $5 WHERE ${LEASED}`;
const RESUBMIT = `UPDATE outbox_deliveries
    SET state = 'pending', due_at = now(), attempts = 0, postponements = 0
  WHERE event_id = $1 AND subscriber = $2`;
const SKIP = `UPDATE outbox_deliveries SET state = 'skipped', finished_at = now()
  WHERE event_id = $1 AND subscriber = $2`;
const SKIP_ALL = `UPDATE outbox_deliveries
    SET state = 'skipped', finished_at = now(), lease = NULL
  WHERE subscriber = $1 AND state IN ('pending', 'failed')`;

/**
 * Deliveries in the table `outbox_deliveries`, by the clock of the database; who administers them
 * adds how the failed ones are listed.
 */
export class SqlDeliveries implements Omit<Deliveries, 'failed'> {
  constructor(protected readonly session: SqlSession) {}

  async claim(subscriber: string, leaseMilliseconds: number): Promise<Delivery | null> {
    const [row] = await this.session.read<ClaimedRow>(CLAIM, [subscriber, leaseMilliseconds]);
    if (!row) return null;
    // A foreign key keeps the event for as long as its delivery is there.
    const found = onlyRow(await this.session.read<EventRow>(EVENT, [row.eventId]));
    const { traceparent, ...event } = found;
    return { ...row, subscriber, event, traceparent };
  }

  finish(delivery: LeasedDelivery): Promise<boolean> {
    return this.#note(FINISH, delivery);
  }

  retry(delivery: LeasedDelivery, reason: string, pauseMilliseconds: number): Promise<boolean> {
    return this.#note(RETRY, delivery, reason, pauseMilliseconds);
  }

  postpone(delivery: LeasedDelivery, reason: string, pauseMilliseconds: number): Promise<boolean> {
    return this.#note(POSTPONE, delivery, reason, pauseMilliseconds);
  }

  giveUp(delivery: LeasedDelivery, reason: string, attempts: number): Promise<boolean> {
    return this.#note(GIVE_UP, delivery, reason, attempts);
  }

  resubmit(key: DeliveryKey): Promise<DeliveryState | null> {
    return this.#ofFailed(key, RESUBMIT);
  }

  skip(key: DeliveryKey): Promise<DeliveryState | null> {
    return this.#ofFailed(key, SKIP);
  }

  skipAll(subscriber: string): void {
    this.session.write(SKIP_ALL, [subscriber]);
  }

  /** False when another has claimed it since. */
  async #note(
    text: string,
    { eventId, subscriber, lease }: LeasedDelivery,
    ...more: readonly unknown[]
  ): Promise<boolean> {
    const { rowCount } = await this.session.run(text, [eventId, subscriber, lease, ...more]);
    return rowCount === 1;
  }

  async #ofFailed({ eventId, subscriber }: DeliveryKey, text: string) {
    const key = [eventId, subscriber];
    const [row] = await this.session.read<{ state: DeliveryState }>(STATE, key);
    if (row?.state === 'failed') this.session.write(text, key);
    return row?.state ?? null;
  }
}
