import { authErrors } from './auth-errors.js';
import type { Requester } from './requester.js';

/** How much runs and waits at most. */
export interface FairQueueLimits {
  /** Tasks at once. */
  readonly concurrency: number;
  /** Waiting tasks of one user of one network. */
  readonly waitingPerUser: number;
  readonly waitingPerNetwork: number;
  readonly waiting: number;
}

/**
 * Runs costly tasks in turns: networks take turns, and the users of a network among themselves. One
 * user of one network has one task at a time, so whoever floods waits for themselves. What does not
 * fit is refused at once.
 */
export class FairQueue {
  readonly #running = new Set<string>();
  /** Who waits, by network and user; whoever had a turn goes to the end of both. */
  readonly #networks = new Map<string, Map<string, (() => void)[]>>();
  #waiting = 0;

  constructor(private readonly limits: FairQueueLimits) {}

  /**
   * Runs the task when it is its turn.
   * @throws DomainError `auth.too_many_at_once` when the user or the network has too many waiting,
   * `auth.hashing_busy` when too many wait in all; and whatever the task throws
   */
  async run<Result>(requester: Requester, task: () => Promise<Result>): Promise<Result> {
    const key = keyOf(requester);
    await this.#turn(requester);
    try {
      return await task();
    } finally {
      this.#running.delete(key);
      this.#startNext();
    }
  }

  #turn({ network, username }: Requester): Promise<void> {
    const users = this.#networks.get(network) ?? new Map<string, (() => void)[]>();
    const waiting = users.get(username) ?? [];
    let ofNetwork = 0;
    for (const others of users.values()) ofNetwork += others.length;
    const { waitingPerUser, waitingPerNetwork, waiting: inAll } = this.limits;
    if (waiting.length >= waitingPerUser || ofNetwork >= waitingPerNetwork) {
      throw authErrors.tooManyAtOnce();
    }
    if (this.#waiting >= inAll) throw authErrors.hashingBusy();
    return new Promise((resolve) => {
      waiting.push(resolve);
      users.set(username, waiting);
      this.#networks.set(network, users);
      this.#waiting += 1;
      this.#startNext();
    });
  }

  #startNext(): void {
    if (this.#running.size >= this.limits.concurrency) return;
    for (const [network, users] of this.#networks) {
      for (const [username, waiting] of users) {
        if (!this.#running.has(keyOf({ network, username }))) {
          this.#start({ network, username }, users, waiting);
          return;
        }
      }
    }
  }

  #start(
    { network, username }: Requester,
    users: Map<string, (() => void)[]>,
    waiting: (() => void)[],
  ): void {
    const start = waiting.shift()!;
    this.#waiting -= 1;
    users.delete(username);
    if (waiting.length > 0) users.set(username, waiting);
    this.#networks.delete(network);
    if (users.size > 0) this.#networks.set(network, users);
    this.#running.add(keyOf({ network, username }));
    start();
  }
}

function keyOf({ network, username }: Requester): string {
  return `${network}\n${username}`;
}
