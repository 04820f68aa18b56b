-- What Prisma cannot say of warehouses and stock.
-- What the database makes of a column is an ordinary column to Prisma.

ALTER TABLE stock_levels ADD COLUMN is_short boolean GENERATED ALWAYS AS (reserved > on_hand) STORED;

ALTER TABLE stock_levels
  ADD CONSTRAINT stock_levels_on_hand_bounded CHECK (on_hand BETWEEN 0 AND 1000000000),
  ADD CONSTRAINT stock_levels_reserved_bounded CHECK (reserved BETWEEN 0 AND 1000000000),
  ADD CONSTRAINT stock_levels_value_of_pieces CHECK (value >= 0 AND (on_hand > 0 OR value = 0)),
  ADD CONSTRAINT stock_levels_version_positive CHECK (version >= 1);

CREATE INDEX stock_levels_short ON stock_levels (created_at, id) WHERE is_short;
CREATE INDEX stock_levels_stocked_item ON stock_levels (item_id) WHERE on_hand > 0;
CREATE INDEX stock_levels_stocked_warehouse ON stock_levels (warehouse_id) WHERE on_hand > 0;

ALTER TABLE stock_movements
  ADD CONSTRAINT stock_movements_cause_known
    CHECK (cause_type IN (
      'receipt',
      'goods_receipt',
      'adjustment',
      'transfer',
      'stocktake',
      'sales_transaction',
      'sales_return',
      'fleet_commission',
      'fleet_retirement')),
  ADD CONSTRAINT stock_movements_kind_known
    CHECK (kind IN (
      'received',
      'adjusted',
      'counted',
      'reserved',
      'released',
      'shipped',
      'returned',
      'written_off',
      'transferred_out',
      'transferred_in',
      'commissioned',
      'decommissioned')),
  ADD CONSTRAINT stock_movements_moves CHECK (on_hand_delta <> 0 OR reserved_delta <> 0),
  -- What comes costs something or nothing, and so does what goes.
  ADD CONSTRAINT stock_movements_value_moves CHECK (value_delta = 0 OR value_delta * on_hand_delta > 0);

ALTER TABLE stock_documents
  ADD CONSTRAINT stock_documents_kind_known CHECK (kind IN ('receipt', 'adjustment', 'transfer', 'stocktake')),
  ADD CONSTRAINT stock_documents_transfer_elsewhere
    CHECK (CASE WHEN kind = 'transfer' THEN to_warehouse_id <> warehouse_id ELSE to_warehouse_id IS NULL END),
  ADD CONSTRAINT stock_documents_version_positive CHECK (version >= 1);

CREATE INDEX stock_documents_to_warehouse ON stock_documents (to_warehouse_id, kind, created_at, id)
  WHERE to_warehouse_id IS NOT NULL;

ALTER TABLE stocktake_lines
  ADD CONSTRAINT stocktake_lines_counted_bounded CHECK (counted BETWEEN 0 AND 1000000000),
  ADD CONSTRAINT stocktake_lines_expected_bounded CHECK (counted - difference BETWEEN 0 AND 1000000000);

ALTER TABLE warehouses
  ADD COLUMN code_search text GENERATED ALWAYS AS (search_text(code)) STORED,
  ADD COLUMN name_search text GENERATED ALWAYS AS (search_text(name)) STORED;

ALTER TABLE warehouses
  ADD CONSTRAINT warehouses_code_not_blank CHECK (btrim(code) <> ''),
  ADD CONSTRAINT warehouses_country_code CHECK (address_country ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT warehouses_name_not_blank CHECK (btrim(name) <> ''),
  ADD CONSTRAINT warehouses_time_zone_name
    CHECK (time_zone ~ '^(UTC|[A-Za-z_]+(/[A-Za-z0-9_+-]+){1,2})$'),
  ADD CONSTRAINT warehouses_version_positive CHECK (version >= 1);

CREATE INDEX warehouses_active_city ON warehouses (address_city, created_at, id) WHERE is_active;
CREATE INDEX warehouses_active_code ON warehouses (code, id) WHERE is_active;
CREATE INDEX warehouses_active_created_at ON warehouses (created_at, id) WHERE is_active;
CREATE INDEX warehouses_active_name ON warehouses (name, id) WHERE is_active;
CREATE INDEX warehouses_active_updated_at ON warehouses (updated_at, id) WHERE is_active;
CREATE UNIQUE INDEX warehouses_code_active_key ON warehouses (text_key(code)) WHERE is_active;

SELECT keep_list_total('warehouses', only_active => true);
SELECT keep_list_total('stock_levels', only_active => false);
SELECT keep_list_total('stock_movements', only_active => false);
SELECT keep_list_total('stock_documents', only_active => false);
