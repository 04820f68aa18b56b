import { Gauge, type Registry } from 'prom-client';
import type { DatabaseConnection } from '../database/connection.js';
import { outboxBacklog, type OutboxBacklog } from '../messaging/outbox-backlog.js';

/** What is looked at when somebody asks. */
export interface WatchedDatabase {
  readonly database: Pick<DatabaseConnection, 'usage' | 'lists'>;
  /** Of whom it is told, too, that nothing waits for them. */
  readonly subscribers: readonly string[];
}

const OUTBOX_GAUGES: readonly {
  readonly name: string;
  readonly help: string;
  readonly value: keyof Omit<OutboxBacklog, 'subscriber'>;
}[] = [
  {
    name: 'outbox_pending_deliveries',
    help: 'Deliveries that are not done, by subscriber; every process of a database says the same.',
    value: 'pending',
  },
  {
    name: 'outbox_failed_deliveries',
    help: 'Deliveries that were given up, by subscriber; every process of a database says the same.',
    value: 'failed',
  },
  {
    name: 'outbox_oldest_pending_seconds',
    help: 'Age of the oldest event that is not delivered yet, by subscriber.',
    value: 'oldest',
  },
];

/**
 * Adds gauges of the connections and of the outbox.
 * @param watched undefined until there is a database
 */
export function addDatabaseGauges(
  registry: Registry,
  watched: () => WatchedDatabase | undefined,
): void {
  addPoolGauges(registry, () => watched()?.database.usage() ?? []);
  let looking: Promise<readonly OutboxBacklog[] | undefined> | undefined;
  // Those who are asked together look once.
  const look = () => (looking ??= backlogOf(watched()).finally(() => (looking = undefined)));
  for (const { name, help, value } of OUTBOX_GAUGES) {
    new Gauge({
      name,
      help,
      labelNames: ['subscriber'],
      registers: [registry],
      async collect() {
        const backlogs = await look();
        // What was true some time ago is worse than nothing.
        this.reset();
        for (const backlog of backlogs ?? []) {
          this.set({ subscriber: backlog.subscriber }, backlog[value]);
        }
      },
    });
  }
}

function addPoolGauges(registry: Registry, usage: DatabaseConnection['usage']): void {
  new Gauge({
    name: 'db_pool_connections',
    help: 'Open connections, by kind of work and state.',
    labelNames: ['work', 'state'],
    registers: [registry],
    collect() {
      for (const { work, open, idle } of usage()) {
        this.set({ work, state: 'idle' }, idle);
        this.set({ work, state: 'used' }, open - idle);
      }
    },
  });
  new Gauge({
    name: 'db_pool_connections_max',
    help: 'How many connections a kind of work may have.',
    labelNames: ['work'],
    registers: [registry],
    collect() {
      for (const { work, size } of usage()) this.set({ work }, size);
    },
  });
  new Gauge({
    name: 'db_pool_waiting',
    help: 'How many wait for a connection, by kind of work.',
    labelNames: ['work'],
    registers: [registry],
    collect() {
      for (const { work, waiting } of usage()) this.set({ work }, waiting);
    },
  });
}

/** @returns undefined when there is nothing to look at, or it does not answer */
async function backlogOf(
  watched: WatchedDatabase | undefined,
): Promise<readonly OutboxBacklog[] | undefined> {
  if (!watched) return undefined;
  try {
    const found = await outboxBacklog(watched.database.lists);
    const without = watched.subscribers.filter(
      (name) => !found.some(({ subscriber }) => subscriber === name),
    );
    const none = { pending: 0, failed: 0, oldest: 0 };
    return [...found, ...without.map((subscriber) => ({ subscriber, ...none }))];
  } catch {
    return undefined;
  }
}
