-- What Prisma cannot say of warehouses and stock.
-- What the database makes of a column is an ordinary column to Prisma.

ALTER TABLE stock_levels
  ADD CONSTRAINT stock_levels_on_hand_bounded CHECK (on_hand <= 1000000000),
  ADD CONSTRAINT stock_levels_reserved_not_negative CHECK (reserved >= 0),
  ADD CONSTRAINT stock_levels_reserved_on_hand CHECK (reserved <= on_hand),
  ADD CONSTRAINT stock_levels_version_positive CHECK (version >= 1);

CREATE INDEX stock_levels_stocked_item ON stock_levels (item_id) WHERE on_hand > 0;
CREATE INDEX stock_levels_stocked_warehouse ON stock_levels (warehouse_id) WHERE on_hand > 0;

ALTER TABLE stock_movements
  ADD CONSTRAINT stock_movements_cause_known
    CHECK (cause_type IN ('receipt', 'adjustment', 'transfer', 'sales_transaction', 'sales_return')),
  ADD CONSTRAINT stock_movements_kind_known
    CHECK (kind IN ('received', 'adjusted', 'reserved', 'released', 'shipped', 'returned', 'transferred_out', 'transferred_in')),
  ADD CONSTRAINT stock_movements_moves CHECK (on_hand_delta <> 0 OR reserved_delta <> 0);

ALTER TABLE warehouses
  ADD COLUMN code_search text GENERATED ALWAYS AS (search_text(code)) STORED,
  ADD COLUMN name_search text GENERATED ALWAYS AS (search_text(name)) STORED;

ALTER TABLE warehouses
  ADD CONSTRAINT warehouses_code_not_blank CHECK (btrim(code) <> ''),
  ADD CONSTRAINT warehouses_country_code CHECK (address_country ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT warehouses_name_not_blank CHECK (btrim(name) <> ''),
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
