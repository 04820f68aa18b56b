/**
 * SQL for the channel on which processes tell each other of commits with deliveries: one for each schema,
 * because all schemas of a database hear each other. In ASCII that needs no quotes, however the schema is
 * called.
 */
export const OUTBOX_CHANNEL = `'outbox_' || to_hex(hashtextextended(current_schema(), 0))`;
