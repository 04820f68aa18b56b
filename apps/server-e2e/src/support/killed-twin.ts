import { setTimeout as sleep } from 'node:timers/promises';
import type { JsonAnswer } from './client.js';
import { insist } from './insist.js';
import { type RunningServer, startTwin } from './running-server.js';
import { times } from './tally.js';

/** Posts until it is done; `name` tells the posts of one round apart. */
export type InsistentPost = (name: string, path: string, body: object) => Promise<JsonAnswer>;

/** A round of work, which may be cut short once it is over. */
export interface Round {
  /** Of all rounds of all hands. */
  readonly key: string;
  readonly hand: number;
  readonly index: number;
  readonly post: InsistentPost;
  isOver(): boolean;
}

/** How a twin is killed, and what is done meanwhile. */
export interface KilledTwin {
  readonly settings: Readonly<Record<string, string>>;
  readonly kills: number;
  /** How many work at once. */
  readonly hands: number;
  work(round: Round): Promise<void>;
}

/** Works at a twin of a server, round after round, while that is killed and started again and again. */
export async function workAtKilledTwin(
  server: RunningServer,
  { settings, kills, hands, work }: KilledTwin,
): Promise<void> {
  let victim = await startTwin(server, settings);
  let isOver = false;
  const load = times(hands, async (hand) => {
    // The first round of each is done whole, however slow the machine is.
    for (let index = 0; index === 0 || !isOver; index += 1) {
      const key = `k-${hand}-${index}`;
      const post: InsistentPost = (name, path, body) =>
        insist(() => server.admin.at(victim.url), `${key}-${name}`, path, { body });
      await work({ key, hand, index, post, isOver: () => isOver && index > 0 });
    }
  });
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      await sleep(150 + 20 * kill);
      await victim.end('SIGKILL');
      victim = await startTwin(server, settings);
    }
  } finally {
    isOver = true;
  }
  await load;
  await victim.end();
}
