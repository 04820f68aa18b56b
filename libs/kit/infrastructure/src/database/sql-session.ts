import { applicationErrors, type Span, TimeLimitExceeded } from '@strata/application-kit';
import type { AggregateRoot } from '@strata/domain-kit';
import type pg from 'pg';
import { shareWrite, type WiredClient } from './shared-write.js';
import { statementName } from './statement-name.js';
import { inStatementSpan } from './statement-span.js';
import { INSERT_POSITION_STATEMENT, primaryPosition, type WalPositionRow } from './wal-position.js';
import type { WrittenPosition } from './written-position.js';

/** Says what the failure of a write means; undefined when it means nothing more than it says. */
export type Refusal = (error: unknown) => Error | undefined;

/** Something else that speaks on the connection of a transaction, until that ends. */
export interface Voice {
  /** From then on it can say nothing more. */
  close(): Promise<void>;
}

/** What a session has to know of its connection and its transaction. */
export interface SessionOptions {
  /** Whether the connection takes a statement before it has answered the last. */
  readonly pipelined: boolean;
  readonly schema: string;
  /** When the transaction has taken too long, by `performance.now()`. */
  readonly deadline: number;
  /** Told how far the log is after the commit; absent where nobody wants to know. */
  readonly written?: WrittenPosition | undefined;
  /** What the transaction is a part of; absent where nobody records it. */
  readonly trace?: Span | undefined;
}

/**
 * What the repositories of one open transaction speak. Reads are awaited; writes are sent at once and
 * awaited by the commit alone, so that each round trip carries as much as it can. PostgreSQL gives a
 * transaction up with its first failed statement: that failure is what every later read, and the
 * commit, tell. Statements reach the server in the order in which they are given here.
 */
export class SqlSession {
  /** What was written, and the version that the store held before. */
  readonly #written = new Map<AggregateRoot<string>, number>();
  readonly #voices: Voice[] = [];
  #failure: { readonly error: unknown } | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly client: WiredClient,
    private readonly options: SessionOptions,
  ) {}

  /** Where the tables are. */
  get schema(): string {
    return this.options.schema;
  }

  /** What its events are caused by, as another program takes it; null where nobody records it. */
  get traceparent(): string | null {
    return this.options.trace?.traceparent ?? null;
  }

  /** The aggregates that were written, for their events. */
  get written(): readonly AggregateRoot<string>[] {
    return [...this.#written.keys()];
  }

  /** What failed first. */
  get failure(): { readonly error: unknown } | undefined {
    return this.#failure;
  }

  /**
   * @param text one for any number of values, because a connection keeps each prepared
   * @throws what failed first in this transaction
   */
  async read<Row extends pg.QueryResultRow>(
    text: string,
    values: readonly unknown[] = [],
  ): Promise<Row[]> {
    return (await this.run<Row>(text, values)).rows;
  }

  /** Like {@link SqlSession.read} for a statement whose outcome is a number of rows. */
  async run<Row extends pg.QueryResultRow>(
    text: string,
    values: readonly unknown[] = [],
  ): Promise<pg.QueryResult<Row>> {
    try {
      return await this.#send<Row>(text, values);
    } catch (error) {
      throw this.#failed(error);
    }
  }

  /** Nothing comes back: what it fails with ends the transaction. */
  write(text: string, values: readonly unknown[], refusal?: Refusal): void {
    this.#send(text, values).catch((error: unknown) => {
      this.#failed(refusal?.(error) ?? error);
    });
  }

  /** Notes that the present state of the aggregate is written. */
  persisted(aggregate: AggregateRoot<string>): void {
    if (!this.#written.has(aggregate)) this.#written.set(aggregate, aggregate.persistedVersion);
    aggregate.markPersisted();
  }

  /**
   * Lets something else speak on the connection, for as long as the transaction is open. What it says
   * has to be awaited before anything else is said.
   */
  async lend<Lent extends Voice>(
    open: (connection: pg.ClientBase) => Promise<Lent>,
  ): Promise<Lent> {
    await this.#last;
    const voice = await open(this.client);
    this.#voices.push(voice);
    return voice;
  }

  /** READ COMMITTED, as every connection is set to. */
  begin(): void {
    this.write('BEGIN', []);
  }

  /** @throws what failed first; the transaction is then rolled back */
  async commit(): Promise<void> {
    await this.#closeVoices();
    // In a transaction that failed, COMMIT is a ROLLBACK, so it need not wait for the writes.
    const [{ command }] = await Promise.all([this.run('COMMIT'), this.#notePosition()]);
    if (this.#failure) throw this.#failure.error;
    if (command !== 'COMMIT') throw new Error('The transaction was rolled back.');
  }

  /** Takes everything back; what failed before is known when it is done. */
  async rollback(): Promise<void> {
    await this.#closeVoices();
    for (const [aggregate, version] of this.#written) aggregate.markPersisted(version);
    await this.#send('ROLLBACK', []);
  }

  #send<Row extends pg.QueryResultRow>(
    text: string,
    values: readonly unknown[],
  ): Promise<pg.QueryResult<Row>> {
    if (performance.now() > this.options.deadline && text !== 'ROLLBACK')
      return Promise.reject(tookTooLong());
    // Named, a statement is parsed once a connection; what opens and ends a transaction has no plan.
    const query =
      values.length === 0 && !text.includes(' ')
        ? text
        : { name: statementName(text), text, values: [...values] };
    const send = () => {
      shareWrite(this.client, process.nextTick);
      return this.client.query<Row>(query);
    };
    const { pipelined, trace } = this.options;
    const sent = inStatementSpan(trace, text, () => (pipelined ? send() : this.#last.then(send)));
    this.#last = sent.catch(() => undefined);
    return sent;
  }

  /** Travels with the COMMIT before it. */
  async #notePosition(): Promise<void> {
    const told = this.options.written?.asked();
    if (!told) return;
    await this.#send<WalPositionRow & pg.QueryResultRow>(INSERT_POSITION_STATEMENT, []).then(
      ({ rows }) => told(primaryPosition(rows[0])),
      () => told(undefined),
    );
  }

  #failed(error: unknown): unknown {
    this.#failure ??= { error };
    return this.#failure.error;
  }

  async #closeVoices(): Promise<void> {
    if (this.#voices.length === 0) return;
    await this.#last;
    await Promise.all(this.#voices.map((voice) => voice.close()));
  }
}

function tookTooLong(): Error {
  const cause = new TimeLimitExceeded('the transaction took too long');
  return Object.assign(applicationErrors.storeUnavailable(), { cause });
}
