import pg from 'pg';
import type { DatabaseAddress } from './database-address.js';
import type { DatabaseLimits, DatabaseSettings } from './database-settings.js';
import { POOLED_SESSION_STATEMENT, pooledBegin, settingsStatement } from './session-settings.js';

/** How long the first statement of a connection may take: a pooler may have none to lend. */
const FIRST_STATEMENT_MILLISECONDS = 10_000;
const IDLE_MILLISECONDS = 60_000;
/** What an answer may take longer than its statement; then the network is taken for dead. */
const ANSWER_MILLISECONDS = 5000;
/** Firewalls forget connections that say nothing for longer. */
const KEEP_ALIVE_MILLISECONDS = 30_000;
/** Node makes a millisecond of what is longer, and that is what a statement may take. */
const LONGEST_TIMER_MILLISECONDS = 2 ** 31 - 1;

/** A statement with a time limit of its own, which pg knows and its types do not. */
export interface TimedStatement extends pg.QueryConfig {
  /** Milliseconds until its answer is given up. */
  readonly query_timeout: number;
}

/** The pool waits for what `onConnect` promises, which pg's types do not say. */
interface PreparingPool extends Omit<pg.PoolConfig, 'onConnect'> {
  readonly onConnect: (client: pg.ClientBase) => Promise<void>;
}

/**
 * Every connection of the program is opened in this file, so that none depends on what a server,
 * a database or a role was set to. Nothing is sent with the start of a connection but what poolers
 * take, too: the settings are made by a statement.
 */

/**
 * A pool of connections; it opens nothing yet.
 * @param pipeline whether a connection sends statements before it has the answer to the last
 * @param admit looks at each new connection, and throws where it is none to be used
 */
export function openPool(
  database: DatabaseSettings,
  poolSize = database.limits.poolSize,
  pipeline = false,
  admit: (client: pg.ClientBase) => Promise<void> = () => Promise.resolve(),
): pg.Pool {
  const { address, limits, pooler } = database;
  const opening =
    pooler === 'transaction'
      ? { text: POOLED_SESSION_STATEMENT }
      : settingsStatement(limits, address.schema, 'session');
  const config: PreparingPool = {
    ...clientConfig(address),
    max: poolSize,
    pipeline,
    idleTimeoutMillis: IDLE_MILLISECONDS,
    query_timeout: Math.min(
      limits.statementTimeout + ANSWER_MILLISECONDS,
      LONGEST_TIMER_MILLISECONDS,
    ),
    ...(pooler === 'transaction' ? { Client: pooledClient(limits) } : {}),
    onConnect: async (client) => {
      await prepare(client, opening);
      await admit(client);
    },
  };
  const pool = new pg.Pool(config);
  // Without a listener a backend that is killed between two statements ends the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/**
 * Makes a pool replaceable as a whole: after a failover its connections may lead to a server that
 * only reads, or is none any more, for as long as they live.
 * @returns lets go of all that are open by now, those in use as soon as they come back
 */
export function renewable(pool: pg.Pool): () => void {
  let generation = 0;
  const born = new WeakMap<pg.ClientBase, number>();
  pool.on('connect', (client) => born.set(client, generation));
  // The pool does not keep a connection that is ending.
  pool.on('release', (_error, client) => {
    if (born.get(client) !== generation) void client.end();
  });
  return () => {
    generation += 1;
    for (let idle = pool.idleCount; idle > 0; idle -= 1) {
      pool.connect().then(
        (client) => client.release(),
        () => undefined,
      );
    }
  };
}

/** Reports each failure of a pool: of its connections, as they come back, and to get one at all. */
export function reportFailures(pool: pg.Pool, report: (error: unknown) => void): void {
  pool.on('release', (error) => error && report(error));
  const connect = pool.connect.bind(pool);
  // Whoever asks the pool for anything comes through here; it has no event for who gets nothing.
  pool.connect = connectReporting;
  function connectReporting(): Promise<pg.PoolClient>;
  function connectReporting(callback: Parameters<typeof connect>[0]): void;
  function connectReporting(callback?: Parameters<typeof connect>[0]) {
    if (callback) {
      return connect((error, client, done) => {
        if (error) report(error);
        callback(error, client, done);
      });
    }
    return connect().catch((error: unknown) => {
      report(error);
      throw error;
    });
  }
}

/** A connection of its own, with the settings of a session. The caller ends it. */
export async function openSession(
  address: DatabaseAddress,
  limits: DatabaseLimits,
): Promise<pg.Client> {
  const client = await openClient(address);
  try {
    await prepare(client, settingsStatement(limits, address.schema, 'session'));
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}

/** A connection as the server gives it, for who looks at just that. The caller ends it. */
export async function openClient(address: DatabaseAddress): Promise<pg.Client> {
  const client = new pg.Client(clientConfig(address));
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

function clientConfig(address: DatabaseAddress): pg.ClientConfig {
  const { host, port, database, user, password, ssl, options } = address;
  return {
    host,
    port,
    database,
    user,
    password,
    ssl,
    options,
    application_name: address.applicationName,
    enableChannelBinding: address.channelBinding,
    connectionTimeoutMillis: address.connectTimeout,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MILLISECONDS,
  };
}

/** Waits for the settings, in bounded time. */
async function prepare(
  client: pg.ClientBase,
  statement: { readonly text: string; readonly values?: unknown[] },
): Promise<void> {
  const timed: TimedStatement = { ...statement, query_timeout: FIRST_STATEMENT_MILLISECONDS };
  await client.query(timed);
}

/**
 * A client whose server may be another one for every transaction: no statement is given a name to
 * be used again, and each transaction begins with its own timeouts.
 */
function pooledClient(limits: DatabaseLimits) {
  const begin = pooledBegin(limits);
  return class PooledClient extends pg.Client {
    override query(...[first, ...rest]: unknown[]): never {
      // Whatever it is called with goes on as it is: a type for all of pg's overloads says nothing more.
      const send = super.query as (...all: readonly unknown[]) => never;
      return send.call(this, unnamed(first, begin), ...rest);
    }
  };
}

function unnamed(query: unknown, begin: string): unknown {
  if (query === 'BEGIN') return begin;
  // A string, or something that writes to the wire itself.
  if (typeof query !== 'object' || query === null || 'submit' in query) return query;
  const { name: _name, ...statement }: { readonly name?: unknown; readonly text?: unknown } = query;
  return statement.text === 'BEGIN' ? { ...statement, text: begin } : statement;
}
