import type { Deliveries, FailedDelivery } from '@strata/application-kit';
import { SqlDeliveries } from '@strata/infrastructure-kit';
import { prismaIn } from '../database/prisma-voices.js';

/** Deliveries, and the list of those that were given up for who administers them. */
export class OutboxDeliveries extends SqlDeliveries implements Deliveries {
  async failed(): Promise<readonly FailedDelivery[]> {
    const prisma = await prismaIn(this.session);
    const rows = await prisma.outboxDelivery.findMany({
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
}
