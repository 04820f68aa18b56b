-- What is gone from a shelf is booked, whatever is reserved: a level can be short of what it promises.
ALTER TABLE stock_levels
  DROP CONSTRAINT stock_levels_reserved_on_hand,
  DROP CONSTRAINT stock_levels_reserved_not_negative,
  DROP CONSTRAINT stock_levels_on_hand_bounded,
  ADD CONSTRAINT stock_levels_on_hand_bounded CHECK (on_hand BETWEEN 0 AND 1000000000),
  ADD CONSTRAINT stock_levels_reserved_bounded CHECK (reserved BETWEEN 0 AND 1000000000),
  ADD COLUMN is_short boolean GENERATED ALWAYS AS (reserved > on_hand) STORED;

CREATE INDEX stock_levels_short ON stock_levels (created_at, id) WHERE is_short;

ALTER TABLE stock_movements
  DROP CONSTRAINT stock_movements_cause_known,
  DROP CONSTRAINT stock_movements_kind_known,
  ADD CONSTRAINT stock_movements_cause_known
    CHECK (cause_type IN ('receipt', 'adjustment', 'transfer', 'stocktake', 'sales_transaction', 'sales_return')),
  ADD CONSTRAINT stock_movements_kind_known
    CHECK (kind IN ('received', 'adjusted', 'counted', 'reserved', 'released', 'shipped', 'returned', 'written_off', 'transferred_out', 'transferred_in'));

CREATE INDEX "stock_movements_cause" ON "stock_movements"("cause_id", "created_at", "id");
CREATE INDEX "stock_movements_cause_type" ON "stock_movements"("cause_type", "created_at", "id");
CREATE INDEX "stock_movements_kind" ON "stock_movements"("kind", "created_at", "id");
CREATE INDEX "stock_movements_kind_count" ON "stock_movements"("cause_type", "kind");

CREATE TABLE "stock_documents" (
    "id" UUID NOT NULL,
    "kind" VARCHAR(16) NOT NULL,
    "warehouse_id" UUID NOT NULL,
    "to_warehouse_id" UUID,
    "note" VARCHAR(500),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" VARCHAR(255),
    "updated_by" VARCHAR(255),
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "stock_documents_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "stocktake_lines" (
    "stock_document_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "item_id" UUID NOT NULL,
    "difference" INTEGER NOT NULL,
    "counted" INTEGER NOT NULL,

    CONSTRAINT "stocktake_lines_pkey" PRIMARY KEY ("stock_document_id","position")
);

-- What was booked until now: the ledger knows all of it, once for each line.
INSERT INTO stock_documents
  (id, kind, warehouse_id, to_warehouse_id, note, created_at, updated_at, created_by, updated_by)
SELECT DISTINCT ON (line.cause_id)
       line.cause_id, line.cause_type, line.warehouse_id, arrival.warehouse_id, line.note,
       line.created_at, line.created_at, line.created_by, line.created_by
  FROM stock_movements AS line
  LEFT JOIN (SELECT DISTINCT cause_id, warehouse_id FROM stock_movements
              WHERE kind = 'transferred_in') AS arrival ON arrival.cause_id = line.cause_id
 WHERE line.kind IN ('received', 'adjusted', 'transferred_out')
 ORDER BY line.cause_id, line.id;

CREATE INDEX "stock_documents_created_at" ON "stock_documents"("created_at", "id");
CREATE INDEX "stock_documents_kind" ON "stock_documents"("kind", "created_at", "id");
CREATE INDEX "stock_documents_warehouse" ON "stock_documents"("warehouse_id", "kind", "created_at", "id");
CREATE INDEX stock_documents_to_warehouse ON stock_documents (to_warehouse_id, kind, created_at, id)
  WHERE to_warehouse_id IS NOT NULL;
CREATE INDEX "stock_documents_kind_count" ON "stock_documents"("kind", "warehouse_id");
CREATE UNIQUE INDEX "stocktake_lines_item_key" ON "stocktake_lines"("stock_document_id", "item_id");

ALTER TABLE "stock_documents" ADD CONSTRAINT "stock_documents_warehouse_id_fkey" FOREIGN KEY ("warehouse_id") REFERENCES "warehouses"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "stock_documents" ADD CONSTRAINT "stock_documents_to_warehouse_id_fkey" FOREIGN KEY ("to_warehouse_id") REFERENCES "warehouses"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "stocktake_lines" ADD CONSTRAINT "stocktake_lines_stock_document_id_fkey" FOREIGN KEY ("stock_document_id") REFERENCES "stock_documents"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "stocktake_lines" ADD CONSTRAINT "stocktake_lines_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "items"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE stock_documents
  ADD CONSTRAINT stock_documents_kind_known CHECK (kind IN ('receipt', 'adjustment', 'transfer', 'stocktake')),
  ADD CONSTRAINT stock_documents_transfer_elsewhere
    CHECK (CASE WHEN kind = 'transfer' THEN to_warehouse_id <> warehouse_id ELSE to_warehouse_id IS NULL END),
  ADD CONSTRAINT stock_documents_version_positive CHECK (version >= 1);

ALTER TABLE stocktake_lines
  ADD CONSTRAINT stocktake_lines_counted_bounded CHECK (counted BETWEEN 0 AND 1000000000),
  ADD CONSTRAINT stocktake_lines_expected_bounded CHECK (counted - difference BETWEEN 0 AND 1000000000);

SELECT keep_list_total('stock_documents', only_active => false);
