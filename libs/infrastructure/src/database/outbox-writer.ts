import type { DomainEvent } from '@strata/domain';
import type { Prisma } from '../generated/prisma/client.js';

/** Stores events in the transaction that caused them. */
export class OutboxWriter {
  constructor(private readonly client: Prisma.TransactionClient) {}

  /** One statement, whatever the number of events; none for none. */
  async store(events: readonly DomainEvent[]): Promise<void> {
    if (events.length === 0) return;
    await this.client.outboxEvent.createMany({
      data: events.map((event) => ({ ...event, payload: event.payload as Prisma.InputJsonObject })),
    });
  }
}
