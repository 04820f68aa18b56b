import { createHash } from 'node:crypto';
import type { SqlDriverAdapter, SqlQuery, Transaction } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import type { PrismaClient, Prisma } from '../generated/prisma/client.js';
import type { SqlSession, Voice } from '@strata/infrastructure-kit';

/**
 * Prisma inside a transaction that was begun, and will be ended, by a unit of work. It can open
 * neither transactions nor savepoints: one that is rolled back would forgive a write that failed
 * inside it, and the commit would then succeed although that write was lost.
 */
export type PrismaInTransaction = Omit<Prisma.TransactionClient, '$transaction'>;

interface PrismaVoice extends Voice {
  readonly prisma: PrismaInTransaction;
}

const ADAPTER = { provider: 'postgres', adapterName: 'open-transaction' } as const;
/** The unit of work and the limits of the connection decide, not Prisma's five seconds. */
const NO_LIMITS = { maxWait: 60_000, timeout: 2 ** 31 - 1 };
/** Longer lists get no name: each length is another text, and a connection keeps every named one. */
const LONGEST_NAMED = 32;

const statementNameGenerator = ({ sql, args }: SqlQuery): string =>
  args.length > LONGEST_NAMED
    ? ''
    : createHash('sha256').update(sql).digest('base64url').slice(0, 16);

/**
 * Prisma's voices in open transactions, for what is rare: administration, not the hot path. It costs
 * about five times what plain statements do. ONE client, with the schema, the compiler and the query
 * plans, serves every connection to a schema and owns none. What it is asked has to be awaited before anything
 * else is said in the transaction.
 */
class PrismaVoices {
  readonly #voices = new WeakMap<SqlSession, Promise<PrismaVoice>>();
  #opening: Promise<unknown> = Promise.resolve();
  #handedOver: OpenTransaction | undefined;
  #client: Promise<PrismaClient> | undefined;

  constructor(private readonly schemaName: string) {}

  /** Prisma in the transaction of the session. */
  async in(session: SqlSession): Promise<PrismaInTransaction> {
    let voice = this.#voices.get(session);
    if (!voice) {
      voice = session.lend((connection) => this.#inTurn(connection));
      this.#voices.set(session, voice);
    }
    return (await voice).prisma;
  }

  /** One after the other: Prisma passes no word on to `startTransaction`. */
  #inTurn(connection: pg.ClientBase): Promise<PrismaVoice> {
    const voice = this.#opening.then(() => this.#open(connection));
    this.#opening = voice.catch(() => undefined);
    return voice;
  }

  async #open(connection: pg.ClientBase): Promise<PrismaVoice> {
    const transaction = await OpenTransaction.on(connection);
    const prisma = await (this.#client ??= this.#load());
    this.#handedOver = transaction;
    return new Promise((resolve, reject) => {
      const ended = prisma.$transaction(
        (client) =>
          new Promise<void>((finish) => {
            const inTransaction: PrismaInTransaction = Object.create(client, {
              $transaction: { value: undefined },
            });
            const close = async () => {
              transaction.end();
              finish();
              await ended.catch(() => undefined);
            };
            resolve({ prisma: inTransaction, close });
          }),
        NO_LIMITS,
      );
      ended.catch(reject);
    });
  }

  /** When somebody first needs it: most programs and most of their lives do without. */
  async #load(): Promise<PrismaClient> {
    const generated = await import('../generated/prisma/client.js');
    return new generated.PrismaClient({
      adapter: { ...ADAPTER, connect: () => Promise.resolve(this.#adapter()) },
    });
  }

  #adapter(): SqlDriverAdapter {
    const refuse = () =>
      Promise.reject(new Error('Prisma speaks in the transaction of a unit of work only.'));
    return {
      ...ADAPTER,
      queryRaw: refuse,
      executeRaw: refuse,
      executeScript: refuse,
      startTransaction: async () => {
        const transaction = this.#handedOver;
        this.#handedOver = undefined;
        return transaction ?? refuse();
      },
      getConnectionInfo: () => ({ supportsRelationJoins: true, schemaName: this.schemaName }),
      dispose: () => Promise.resolve(),
    };
  }
}

/** What Prisma takes for a transaction of its own: the connection's, which is open already. */
class OpenTransaction implements Transaction {
  readonly provider = ADAPTER.provider;
  readonly adapterName = ADAPTER.adapterName;
  /** Prisma calls commit and rollback instead of sending them. */
  readonly options = { usePhantomQuery: true };
  #isOpen = true;

  private constructor(private readonly statements: SqlDriverAdapter) {}

  static async on(connection: pg.ClientBase): Promise<OpenTransaction> {
    // PrismaPg asks for a pool and uses nothing of this one but `query`: it never connects.
    const pool: pg.Pool = Object.create(pg.Pool.prototype, {
      query: { value: connection.query.bind(connection) },
    });
    const { PrismaPg } = await import('@prisma/adapter-pg');
    return new OpenTransaction(await new PrismaPg(pool, { statementNameGenerator }).connect());
  }

  queryRaw(query: SqlQuery) {
    return this.#speak().queryRaw(query);
  }

  executeRaw(query: SqlQuery) {
    return this.#speak().executeRaw(query);
  }

  commit(): Promise<void> {
    return Promise.resolve(this.end());
  }

  rollback(): Promise<void> {
    return Promise.resolve(this.end());
  }

  end(): void {
    this.#isOpen = false;
  }

  #speak(): SqlDriverAdapter {
    if (!this.#isOpen) throw new Error('The transaction is over: Prisma has nothing to speak in.');
    return this.statements;
  }
}

const voicesOf = new Map<string, PrismaVoices>();

/** Prisma in the transaction of a session. */
export function prismaIn(session: SqlSession): Promise<PrismaInTransaction> {
  let voices = voicesOf.get(session.schema);
  if (!voices) voicesOf.set(session.schema, (voices = new PrismaVoices(session.schema)));
  return voices.in(session);
}
