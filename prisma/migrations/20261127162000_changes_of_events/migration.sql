-- An event says what it changed, from what to what. Nobody knows that of events from before.

ALTER TABLE "outbox_events" ADD COLUMN "changes" JSONB;
