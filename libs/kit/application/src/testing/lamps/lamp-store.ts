import { collection, contains, uniqueKey } from '../../collections/collection.js';
import { transactionOf, type TransactionOf } from '../../commands/transaction.js';
import type { Subscription } from '../../messaging/event-subscriber.js';
import type { Clock } from '../../ports/clock.js';
import { InMemoryDatabase } from '../in-memory-database.js';
import { InMemoryDeliveries } from '../in-memory-deliveries.js';
import { InMemoryRepository } from '../in-memory-repository.js';
import type { InMemorySession } from '../in-memory-session.js';
import { InMemoryStoredResponses } from '../in-memory-stored-responses.js';
import { InMemoryUnitOfWork } from '../in-memory-unit-of-work.js';
import { Lamp, lampErrors, type LampSnapshot } from './lamp.js';

/** How lamps are kept. */
export const lampCollection = collection({
  name: 'lamps',
  reconstitute: (snapshot: LampSnapshot) => Lamp.reconstitute(snapshot),
  unique: { name: uniqueKey('name', lampErrors.nameTaken) },
  filters: { name: contains('name') },
  sorts: { createdAt: 'moment', name: 'text', lumen: 'number', litAt: 'moment?' },
});

const makers = {
  responses: (session: InMemorySession) => new InMemoryStoredResponses(session),
  deliveries: (session: InMemorySession) => new InMemoryDeliveries(session),
  lamps: (session: InMemorySession) => new InMemoryRepository(session, lampCollection),
};

/** What one transaction of the lamps offers. */
export type LampTransaction = TransactionOf<typeof makers>;

/** A store of lamps. */
export function lampStore(subscriptions?: readonly Subscription[], clock?: Clock) {
  const open = transactionOf<InMemorySession, typeof makers>(makers);
  return new InMemoryUnitOfWork(open, new InMemoryDatabase(), subscriptions, clock);
}
