import type { Subscription } from '../../messaging/event-subscriber.js';
import type { Clock } from '../../ports/clock.js';
import { InMemoryAggregateTable } from '../in-memory-aggregate-table.js';
import { InMemoryDatabase } from '../in-memory-database.js';
import { InMemoryDeliveries } from '../in-memory-deliveries.js';
import { InMemoryStoredAnswers } from '../in-memory-stored-answers.js';
import { InMemoryUnitOfWork, type OpenInMemory } from '../in-memory-unit-of-work.js';
import { Lamp, type LampSnapshot } from './lamp.js';

const openTransaction = ((database, track, clock) => ({
  answers: new InMemoryStoredAnswers(database.table('stored_answers')),
  deliveries: new InMemoryDeliveries(database.table('outbox_deliveries'), clock),
  lamps: new InMemoryAggregateTable<'Lamp', LampSnapshot, Lamp>(
    database.table('lamps'),
    (snapshot) => Lamp.reconstitute(snapshot),
    track,
  ),
})) satisfies OpenInMemory<unknown>;

/** What one transaction of the lamps offers. */
export type LampTransaction = ReturnType<typeof openTransaction>;

/** A store of lamps. */
export function lampStore(subscriptions?: readonly Subscription[], clock?: Clock) {
  return new InMemoryUnitOfWork(openTransaction, new InMemoryDatabase(), subscriptions, clock);
}
