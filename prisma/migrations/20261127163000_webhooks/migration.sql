-- CreateTable
CREATE TABLE "webhooks" (
    "id" UUID NOT NULL,
    "url" VARCHAR(2048) NOT NULL,
    "description" VARCHAR(255),
    "events" JSONB NOT NULL,
    "enabled" BOOLEAN NOT NULL,
    "secret" VARCHAR(255) NOT NULL,
    "previous_secret" VARCHAR(255),
    "previous_secret_until" TIMESTAMPTZ(3),
    "disabled_at" TIMESTAMPTZ(3),
    "disabled_reason" VARCHAR(500),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" VARCHAR(255),
    "updated_by" VARCHAR(255),
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "webhooks_pkey" PRIMARY KEY ("id")
);

ALTER TABLE webhooks ADD COLUMN url_search text GENERATED ALWAYS AS (search_text((url)::text)) STORED;

-- CreateIndex
CREATE INDEX "webhooks_url_trgm" ON "webhooks" USING GIN ("url_search" gin_trgm_ops);

ALTER TABLE webhooks ADD CONSTRAINT webhooks_disabled_is_off CHECK (((disabled_at IS NULL) OR (NOT enabled)));
ALTER TABLE webhooks ADD CONSTRAINT webhooks_disabled_with_reason CHECK (((disabled_at IS NULL) = (disabled_reason IS NULL)));
ALTER TABLE webhooks ADD CONSTRAINT webhooks_events_are_listed CHECK ((jsonb_typeof(events) = 'array'::text));
ALTER TABLE webhooks ADD CONSTRAINT webhooks_previous_secret_ends CHECK (((previous_secret IS NULL) = (previous_secret_until IS NULL)));
ALTER TABLE webhooks ADD CONSTRAINT webhooks_url_not_blank CHECK ((btrim((url)::text) <> ''::text));
ALTER TABLE webhooks ADD CONSTRAINT webhooks_version_positive CHECK ((version >= 1));
CREATE INDEX outbox_deliveries_webhooks ON outbox_deliveries USING btree (subscriber, "position") WHERE subscriber::text ~~ 'webhook:%'::text;
CREATE INDEX webhooks_active_created_at ON webhooks USING btree (created_at, id) WHERE is_active;
CREATE INDEX webhooks_active_updated_at ON webhooks USING btree (updated_at, id) WHERE is_active;
CREATE TRIGGER webhooks_total_delete AFTER DELETE ON webhooks REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION change_list_total('is_active');
CREATE TRIGGER webhooks_total_insert AFTER INSERT ON webhooks REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION change_list_total('is_active');
CREATE TRIGGER webhooks_total_truncate AFTER TRUNCATE ON webhooks FOR EACH STATEMENT EXECUTE FUNCTION change_list_total('is_active');
CREATE TRIGGER webhooks_total_update AFTER UPDATE ON webhooks FOR EACH ROW WHEN (old.is_active IS DISTINCT FROM new.is_active) EXECUTE FUNCTION change_list_total('is_active');
