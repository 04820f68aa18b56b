import { runPrepared, type Statements } from '@strata/infrastructure-kit';

/** What a message needs of a webhook. */
export interface WebhookTarget extends Record<string, unknown> {
  readonly url: string;
  /** Sealed. */
  readonly secret: string;
  /** Sealed; null when it is good no more. */
  readonly previousSecret: string | null;
  readonly enabled: boolean;
}

const TARGET = `
  SELECT url, secret, enabled,
         CASE WHEN previous_secret_until > now() THEN previous_secret END AS "previousSecret"
    FROM webhooks WHERE id = $1 AND is_active`;
const DUE = `
  SELECT 'webhook:' || webhook.id AS receiver FROM webhooks AS webhook
   WHERE webhook.is_active AND webhook.enabled
     AND EXISTS (SELECT FROM outbox_deliveries AS due
                  WHERE due.subscriber = 'webhook:' || webhook.id
                    AND due.state = 'pending' AND due.due_at <= now())`;
// Since the event that is given up happened, nothing at all arrived.
const ONLY_FAILED = `
  SELECT NOT EXISTS (SELECT FROM outbox_deliveries
                      WHERE subscriber = $1 AND subscriber LIKE 'webhook:%' AND state = 'delivered'
                        AND finished_at >= $2) AS only`;

/** Reads of webhooks for whoever sends to them, by the clock of the database. */
export class PgWebhookTargets {
  constructor(private readonly statements: Statements) {}

  /** Null when it is deleted. */
  async get(id: string): Promise<WebhookTarget | null> {
    const statement = { text: TARGET, values: [id] };
    const [target] = await runPrepared<WebhookTarget>(this.statements, statement);
    return target ?? null;
  }

  /** The enabled ones with something due, as receivers. */
  async due(): Promise<readonly string[]> {
    const statement = { text: DUE, values: [] };
    const rows = await runPrepared<{ receiver: string }>(this.statements, statement);
    return rows.map(({ receiver }) => receiver);
  }

  /** Whether a receiver has taken nothing since then. */
  async onlyFailedSince(receiver: string, since: Date): Promise<boolean> {
    const statement = { text: ONLY_FAILED, values: [receiver, since] };
    const [row] = await runPrepared<{ only: boolean }>(this.statements, statement);
    return row?.only ?? false;
  }
}
