-- An event says what has caused it, so that what its subscribers do belongs to the same trace.

ALTER TABLE "outbox_events" ADD COLUMN "traceparent" VARCHAR(55);
