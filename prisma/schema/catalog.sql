-- What Prisma cannot say of the catalog.
-- What the database makes of a column is an ordinary column to Prisma.

ALTER TABLE items
  ADD COLUMN name_search text GENERATED ALWAYS AS (search_text(name)) STORED,
  ADD COLUMN sku_search text GENERATED ALWAYS AS (search_text(sku)) STORED;

ALTER TABLE items
  ADD CONSTRAINT items_name_not_blank CHECK (btrim(name) <> ''),
  ADD CONSTRAINT items_price_not_negative CHECK (unit_price >= 0),
  ADD CONSTRAINT items_sku_not_blank CHECK (btrim(sku) <> ''),
  ADD CONSTRAINT items_version_positive CHECK (version >= 1);

CREATE INDEX items_active_created_at ON items (created_at, id) WHERE is_active;
CREATE INDEX items_active_name ON items (name, id) WHERE is_active;
CREATE INDEX items_active_sku ON items (sku, id) WHERE is_active;
CREATE INDEX items_active_updated_at ON items (updated_at, id) WHERE is_active;
CREATE INDEX items_active_vendor ON items (vendor_id, created_at, id) WHERE is_active;
CREATE UNIQUE INDEX items_sku_active_key ON items (text_key(sku)) WHERE is_active;

SELECT keep_list_total('items', only_active => true);
