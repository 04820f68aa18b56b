import { KNOWN_NETWORKS_PER_USER, type KnownNetworks } from '@strata/application';
import type { Clock, Logger } from '@strata/application-kit';
import type { UserId } from '@strata/domain';
import type pg from 'pg';
import { runPrepared } from '@strata/infrastructure-kit';

/** Known networks in the table `known_networks`, as digests: a stolen table tells nobody's whereabouts. */
export class PgKnownNetworks implements KnownNetworks {
  constructor(
    private readonly pool: pg.Pool,
    private readonly digest: (network: string) => string,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  async knows(username: string, network: string): Promise<boolean> {
    const rows = await runPrepared(this.pool, {
      text: `SELECT 1 FROM known_networks AS known JOIN users ON users.id = known.user_id
              WHERE users.username = $1 AND users.is_active AND known.network = $2`,
      values: [username, this.digest(network)],
    });
    return rows.length > 0;
  }

  async remember(userId: UserId, network: string): Promise<void> {
    try {
      await runPrepared(this.pool, {
        // Written once a day and network; a new one pushes out what was not seen for longest.
        text: `WITH pruned AS (
                 DELETE FROM known_networks WHERE user_id = $1 AND network IN (
                   SELECT network FROM known_networks WHERE user_id = $1 AND network <> $2
                    ORDER BY last_seen_at DESC OFFSET $4))
               INSERT INTO known_networks (user_id, network, last_seen_at) VALUES ($1, $2, $3)
               ON CONFLICT (user_id, network) DO UPDATE SET last_seen_at = EXCLUDED.last_seen_at
                WHERE known_networks.last_seen_at < EXCLUDED.last_seen_at - interval '1 day'`,
        values: [userId, this.digest(network), this.clock.now(), KNOWN_NETWORKS_PER_USER - 1],
      });
    } catch (error) {
      this.logger.warn({ err: error }, 'a known network was not noted');
    }
  }
}
