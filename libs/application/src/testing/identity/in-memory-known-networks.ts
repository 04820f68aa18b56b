import type { UserId, UserSnapshot } from '@strata/domain';
import { KNOWN_NETWORKS_PER_USER, type KnownNetworks } from '../../identity/known-networks.js';
import type { InMemoryDatabase } from '@strata/application-kit/testing';

/** Known networks in memory, of the users in the in-memory tables. */
export class InMemoryKnownNetworks implements KnownNetworks {
  /** Of each user, the one last seen at the end. */
  readonly #networks = new Map<string, readonly string[]>();

  constructor(private readonly database: InMemoryDatabase) {}

  knows(username: string, network: string): Promise<boolean> {
    const users = [...this.database.table<UserSnapshot>('users').values()];
    const user = users.find((row) => row.isActive && row.username === username);
    return Promise.resolve(
      user !== undefined && (this.#networks.get(user.id) ?? []).includes(network),
    );
  }

  remember(userId: UserId, network: string): Promise<void> {
    const others = (this.#networks.get(userId) ?? []).filter((one) => one !== network);
    this.#networks.set(userId, [...others, network].slice(-KNOWN_NETWORKS_PER_USER));
    return Promise.resolve();
  }
}
