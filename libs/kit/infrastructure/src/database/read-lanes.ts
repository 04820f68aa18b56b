import type pg from 'pg';
import { shareWrite } from './shared-write.js';
import type { Statements } from './statements.js';
import { isConnectionLost } from './store-errors.js';

/** A lane that answers nothing for so long is avoided, and left by who waits behind its statement. */
const STALL_MILLISECONDS = 100;

/** Whoever ends one connection often ends them all: by then the others are known to be lost as well. */
const AFTER_LOSS_MILLISECONDS = 20;
/** Not more, in case that it is the statement that ends them. */
const LOSSES_MAX = 2;

/** A statement that somebody waits for. It reads, so it does no harm if it is sent twice. */
interface Call {
  send(client: pg.PoolClient): Promise<void>;
  fail(error: unknown): void;
  isAnswered: boolean;
  /** Whether it left a slow lane. */
  hasMoved: boolean;
  /** How many connections were lost under it. */
  losses: number;
}

/** A connection that is borrowed from the pool for as long as somebody waits for it. */
class Lane {
  /** In the order in which they are answered; a Set keeps alive what was taken out of it. */
  readonly calls: Call[] = [];
  #client: pg.PoolClient | undefined;
  #answeredAt = performance.now();

  constructor(
    private readonly pool: pg.Pool,
    private readonly onLost: (call: Call, error: unknown) => void,
    private readonly onEnd: (lane: Lane) => void,
  ) {}

  get isStalled(): boolean {
    return performance.now() - this.#answeredAt > STALL_MILLISECONDS;
  }

  take(call: Call): void {
    this.calls.push(call);
    if (this.#client) this.#send(this.#client, call);
  }

  /** Sends what came until then, once there is a connection. */
  async open(): Promise<void> {
    try {
      const client = await this.pool.connect();
      this.#client = client;
      this.#answeredAt = performance.now();
      for (const call of this.calls) this.#send(client, call);
    } catch (error) {
      this.onEnd(this);
      for (const call of this.calls) this.#failed(call, error);
    }
  }

  #send(client: pg.PoolClient, call: Call): void {
    // After all that has arrived by now was read, and asked for its rows.
    shareWrite(client, setImmediate);
    call.send(client).then(
      () => this.#answered(call),
      (error: unknown) => this.#answered(call, error),
    );
  }

  #answered(call: Call, error?: unknown): void {
    this.#answeredAt = performance.now();
    this.calls.splice(this.calls.indexOf(call), 1);
    const isLost = error !== undefined && isConnectionLost(error);
    if (isLost || this.calls.length === 0) this.onEnd(this);
    if (this.calls.length === 0) this.#client?.release(isLost);
    if (error !== undefined) this.#failed(call, error);
  }

  #failed(call: Call, error: unknown): void {
    if (call.isAnswered) return;
    if (isConnectionLost(error)) this.onLost(call, error);
    else call.fail(error);
  }
}

/**
 * Reads of single rows share a few connections: each sends a statement before it has the answer to the
 * last, so that what arrives together travels together. Who waits behind a slow statement, or on a
 * connection that is lost, is sent once more on another lane.
 */
export class ReadLanes implements Statements {
  readonly #lanes: Lane[] = [];
  #watch: NodeJS.Timeout | undefined;

  /**
   * @param pool of connections that take statements before they have answered the last
   * @param size how many of them are used
   * @param report told of each statement that fails
   */
  constructor(
    private readonly pool: pg.Pool,
    private readonly size: number,
    private readonly report: (error: unknown) => void = () => undefined,
  ) {}

  query<Row extends pg.QueryResultRow>(statement: pg.QueryConfig): Promise<pg.QueryResult<Row>> {
    return new Promise((resolve, reject) => {
      const call: Call = {
        send: async (client) => {
          const result = await client.query<Row>(statement);
          call.isAnswered = true;
          resolve(result);
        },
        fail: (error) => {
          this.report(error);
          reject(error);
        },
        isAnswered: false,
        hasMoved: false,
        losses: 0,
      };
      this.#place(call);
    });
  }

  #place(call: Call): void {
    if (this.#lanes.length < this.size) this.#open(call);
    else this.#leastBusy()?.take(call);
  }

  #open(call: Call): void {
    const lane = new Lane(
      this.pool,
      (call, error) => this.#lost(call, error),
      (ended) => this.#close(ended),
    );
    this.#lanes.push(lane);
    lane.take(call);
    void lane.open();
    // Set again with the first lane after a silence.
    this.#watch ??= setInterval(() => this.#lookAtLanes(), STALL_MILLISECONDS).unref();
  }

  #close(lane: Lane): void {
    const index = this.#lanes.indexOf(lane);
    if (index !== -1) this.#lanes.splice(index, 1);
  }

  #leastBusy(): Lane | undefined {
    let best: Lane | undefined;
    for (const lane of this.#lanes) if (!best || isBetter(lane, best)) best = lane;
    return best;
  }

  #lost(call: Call, error: unknown): void {
    call.losses += 1;
    if (call.losses > LOSSES_MAX) call.fail(error);
    else setTimeout(() => this.#place(call), AFTER_LOSS_MILLISECONDS);
  }

  /** Takes those who wait behind a slow statement to where it goes on. */
  #lookAtLanes(): void {
    if (this.#lanes.length === 0) {
      clearInterval(this.#watch);
      this.#watch = undefined;
    }
    for (const lane of this.#lanes) {
      if (!lane.isStalled) continue;
      for (const call of lane.calls.slice(1)) {
        const isFree = this.#lanes.length < this.size || this.#leastBusy()?.isStalled === false;
        if (!isFree || call.hasMoved) continue;
        call.hasMoved = true;
        this.#place(call);
      }
    }
  }
}

function isBetter(lane: Lane, other: Lane): boolean {
  if (lane.isStalled !== other.isStalled) return other.isStalled;
  return lane.calls.length < other.calls.length;
}
