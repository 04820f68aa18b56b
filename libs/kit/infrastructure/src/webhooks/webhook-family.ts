/** What the names of webhooks as receivers of the outbox begin with: `webhook:<id>`. */
export const WEBHOOK_FAMILY = 'webhook';
