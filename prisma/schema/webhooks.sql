-- What Prisma cannot say of webhooks, and of their deliveries.
ALTER TABLE webhooks
  ADD COLUMN url_search text GENERATED ALWAYS AS (search_text(url)) STORED,
  ADD CONSTRAINT webhooks_url_not_blank CHECK (btrim(url) <> ''),
  ADD CONSTRAINT webhooks_events_are_listed CHECK (jsonb_typeof(events) = 'array'),
  ADD CONSTRAINT webhooks_previous_secret_ends CHECK ((previous_secret IS NULL) = (previous_secret_until IS NULL)),
  ADD CONSTRAINT webhooks_disabled_with_reason CHECK ((disabled_at IS NULL) = (disabled_reason IS NULL)),
  ADD CONSTRAINT webhooks_disabled_is_off CHECK (disabled_at IS NULL OR NOT enabled),
  ADD CONSTRAINT webhooks_version_positive CHECK (version >= 1);

CREATE INDEX webhooks_active_created_at ON webhooks (created_at, id) WHERE is_active;
CREATE INDEX webhooks_active_updated_at ON webhooks (updated_at, id) WHERE is_active;

SELECT keep_list_total('webhooks', only_active => true);

CREATE INDEX outbox_deliveries_webhooks ON outbox_deliveries (subscriber, "position")
  WHERE subscriber LIKE 'webhook:%';
