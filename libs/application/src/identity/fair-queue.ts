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

/** A task whose turn has not come. */
interface Waiting {
  /** Counts up with each that came. */
  readonly arrival: number;
  start(): void;
  refuse(error: Error): void;
}

/** Who waits in a network, by user. */
type WaitingUsers = Map<string, Waiting[]>;

/**
 * Runs costly tasks in turns: networks take turns, and the users of a network among themselves. One
 * user of one network has one task at a time, so whoever floods waits for themselves. What does not
 * fit is refused at once; when all places are taken, a network that has fewer gets one of the network
 * that has most.
 */
export class FairQueue {
  readonly #running = new Set<string>();
  /** Who waits, by network and user; whoever had a turn goes to the end of both. */
  readonly #networks = new Map<string, WaitingUsers>();
  #waiting = 0;
  #arrivals = 0;

  constructor(private readonly limits: FairQueueLimits) {}

  /**
   * Runs the task when it is its turn.
   * @throws DomainError `auth.too_many_at_once` when the user or the network has too many waiting,
   * `auth.hashing_busy` when too many wait in all, at once or once a network with fewer comes; and
   * whatever the task throws
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
    const users = this.#networks.get(network) ?? new Map<string, Waiting[]>();
    const waiting = users.get(username) ?? [];
    const ofNetwork = countOf(users);
    const { waitingPerUser, waitingPerNetwork, waiting: inAll } = this.limits;
    if (waiting.length >= waitingPerUser || ofNetwork >= waitingPerNetwork) {
      throw authErrors.tooManyAtOnce();
    }
    if (this.#waiting >= inAll) this.#makeRoomFor(ofNetwork);
    return new Promise((start, refuse) => {
      waiting.push({ arrival: (this.#arrivals += 1), start, refuse });
      users.set(username, waiting);
      this.#networks.set(network, users);
      this.#waiting += 1;
      this.#startNext();
    });
  }

  /** Refuses the newest of the fullest network, unless that would only change places. */
  #makeRoomFor(ofNetwork: number): void {
    let fullest: WaitingUsers = new Map();
    for (const users of this.#networks.values()) {
      if (countOf(users) > countOf(fullest)) fullest = users;
    }
    if (ofNetwork + 1 >= countOf(fullest)) throw authErrors.hashingBusy();
    const arrivalOf = ([, waiting]: [string, Waiting[]]) => waiting.at(-1)?.arrival ?? 0;
    const [username, waiting] = [...fullest].reduce((newest, other) =>
      arrivalOf(other) > arrivalOf(newest) ? other : newest,
    );
    // Whoever has nobody waiting any more is taken off the list.
    const { refuse } = waiting.pop()!;
    if (waiting.length === 0) fullest.delete(username);
    this.#waiting -= 1;
    refuse(authErrors.hashingBusy());
  }

  #startNext(): void {
    if (this.#running.size >= this.limits.concurrency) return;
    for (const [network, users] of this.#networks) {
      for (const [username, waiting] of users) {
        const [next] = waiting;
        if (next && !this.#running.has(keyOf({ network, username }))) {
          waiting.shift();
          this.#noteTurn({ network, username }, users, waiting);
          next.start();
          return;
        }
      }
    }
  }

  #noteTurn({ network, username }: Requester, users: WaitingUsers, waiting: Waiting[]): void {
    this.#waiting -= 1;
    users.delete(username);
    if (waiting.length > 0) users.set(username, waiting);
    this.#networks.delete(network);
    if (users.size > 0) this.#networks.set(network, users);
    this.#running.add(keyOf({ network, username }));
  }
}

function countOf(users: WaitingUsers): number {
  let count = 0;
  for (const waiting of users.values()) count += waiting.length;
  return count;
}

function keyOf({ network, username }: Requester): string {
  return `${network}\n${username}`;
}
