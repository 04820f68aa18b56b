-- CreateTable
CREATE TABLE "fleet_levels" (
    "id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "warehouse_id" UUID NOT NULL,
    "owned" INTEGER NOT NULL,
    "out" INTEGER NOT NULL,
    "unserviceable" INTEGER NOT NULL,
    "is_serialized" BOOLEAN NOT NULL,
    "ledger_version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" VARCHAR(255),
    "updated_by" VARCHAR(255),
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "fleet_levels_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fleet_movements" (
    "id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "warehouse_id" UUID NOT NULL,
    "level_version" INTEGER NOT NULL,
    "kind" VARCHAR(32) NOT NULL,
    "owned_delta" INTEGER NOT NULL,
    "out_delta" INTEGER NOT NULL,
    "unserviceable_delta" INTEGER NOT NULL,
    "cause_type" VARCHAR(32) NOT NULL,
    "cause_id" UUID NOT NULL,
    "note" VARCHAR(500),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" VARCHAR(255) NOT NULL,

    CONSTRAINT "fleet_movements_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fleet_assets" (
    "id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "warehouse_id" UUID NOT NULL,
    "serial_number" VARCHAR(40) NOT NULL,
    "status" VARCHAR(16) NOT NULL,
    "condition" VARCHAR(16) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" VARCHAR(255),
    "updated_by" VARCHAR(255),
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "fleet_assets_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "fleet_levels_created_at" ON "fleet_levels"("created_at", "id");

-- CreateIndex
CREATE INDEX "fleet_levels_item" ON "fleet_levels"("item_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "fleet_levels_warehouse" ON "fleet_levels"("warehouse_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "fleet_levels_warehouse_count" ON "fleet_levels"("warehouse_id");

-- CreateIndex
CREATE UNIQUE INDEX "fleet_levels_item_warehouse_key" ON "fleet_levels"("item_id", "warehouse_id");

-- CreateIndex
CREATE INDEX "fleet_movements_created_at" ON "fleet_movements"("created_at", "id");

-- CreateIndex
CREATE INDEX "fleet_movements_item" ON "fleet_movements"("item_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "fleet_movements_warehouse" ON "fleet_movements"("warehouse_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "fleet_movements_kind" ON "fleet_movements"("kind", "created_at", "id");

-- CreateIndex
CREATE INDEX "fleet_movements_cause" ON "fleet_movements"("cause_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "fleet_movements_warehouse_count" ON "fleet_movements"("warehouse_id");

-- CreateIndex
CREATE INDEX "fleet_movements_kind_count" ON "fleet_movements"("kind");

-- CreateIndex
CREATE UNIQUE INDEX "fleet_movements_level_version_key" ON "fleet_movements"("item_id", "warehouse_id", "level_version");

-- AddForeignKey
ALTER TABLE "fleet_levels" ADD CONSTRAINT "fleet_levels_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "items"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "fleet_levels" ADD CONSTRAINT "fleet_levels_warehouse_id_fkey" FOREIGN KEY ("warehouse_id") REFERENCES "warehouses"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "fleet_movements" ADD CONSTRAINT "fleet_movements_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "items"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "fleet_movements" ADD CONSTRAINT "fleet_movements_warehouse_id_fkey" FOREIGN KEY ("warehouse_id") REFERENCES "warehouses"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "fleet_assets" ADD CONSTRAINT "fleet_assets_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "items"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "fleet_assets" ADD CONSTRAINT "fleet_assets_warehouse_id_fkey" FOREIGN KEY ("warehouse_id") REFERENCES "warehouses"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE stock_movements DROP CONSTRAINT stock_movements_kind_known;
ALTER TABLE stock_movements DROP CONSTRAINT stock_movements_cause_known;
ALTER TABLE fleet_assets ADD CONSTRAINT fleet_assets_condition_known CHECK (((condition)::text = ANY ((ARRAY['serviceable'::character varying, 'unserviceable'::character varying])::text[])));
ALTER TABLE fleet_assets ADD CONSTRAINT fleet_assets_out_serviceable CHECK ((((status)::text = 'in_house'::text) OR ((condition)::text = 'serviceable'::text)));
ALTER TABLE fleet_assets ADD CONSTRAINT fleet_assets_serial_number_not_blank CHECK ((btrim((serial_number)::text) <> ''::text));
ALTER TABLE fleet_assets ADD CONSTRAINT fleet_assets_status_known CHECK (((status)::text = ANY ((ARRAY['in_house'::character varying, 'out'::character varying])::text[])));
ALTER TABLE fleet_assets ADD CONSTRAINT fleet_assets_version_positive CHECK ((version >= 1));
ALTER TABLE fleet_levels ADD CONSTRAINT fleet_levels_ledger_version_not_negative CHECK ((ledger_version >= 0));
ALTER TABLE fleet_levels ADD CONSTRAINT fleet_levels_out_and_unserviceable_owned CHECK ((("out" + unserviceable) <= owned));
ALTER TABLE fleet_levels ADD CONSTRAINT fleet_levels_out_not_negative CHECK (("out" >= 0));
ALTER TABLE fleet_levels ADD CONSTRAINT fleet_levels_owned_bounded CHECK ((owned <= 1000000000));
ALTER TABLE fleet_levels ADD CONSTRAINT fleet_levels_unserviceable_not_negative CHECK ((unserviceable >= 0));
ALTER TABLE fleet_levels ADD CONSTRAINT fleet_levels_version_positive CHECK ((version >= 1));
ALTER TABLE fleet_movements ADD CONSTRAINT fleet_movements_cause_known CHECK (((cause_type)::text = ANY ((ARRAY['fleet_commission'::character varying, 'fleet_retirement'::character varying, 'serviceability_change'::character varying, 'rental_agreement'::character varying])::text[])));
ALTER TABLE fleet_movements ADD CONSTRAINT fleet_movements_kind_known CHECK (((kind)::text = ANY ((ARRAY['commissioned'::character varying, 'restocked'::character varying, 'scrapped'::character varying, 'serviceability_changed'::character varying, 'handed_out'::character varying, 'checked_in'::character varying, 'lost'::character varying])::text[])));
ALTER TABLE fleet_movements ADD CONSTRAINT fleet_movements_level_version_positive CHECK ((level_version >= 1));
ALTER TABLE fleet_movements ADD CONSTRAINT fleet_movements_moves CHECK (((owned_delta <> 0) OR (out_delta <> 0) OR (unserviceable_delta <> 0)));
ALTER TABLE stock_movements ADD CONSTRAINT stock_movements_cause_known CHECK (((cause_type)::text = ANY ((ARRAY['receipt'::character varying, 'adjustment'::character varying, 'transfer'::character varying, 'stocktake'::character varying, 'sales_transaction'::character varying, 'sales_return'::character varying, 'fleet_commission'::character varying, 'fleet_retirement'::character varying])::text[])));
ALTER TABLE stock_movements ADD CONSTRAINT stock_movements_kind_known CHECK (((kind)::text = ANY ((ARRAY['received'::character varying, 'adjusted'::character varying, 'counted'::character varying, 'reserved'::character varying, 'released'::character varying, 'shipped'::character varying, 'returned'::character varying, 'written_off'::character varying, 'transferred_out'::character varying, 'transferred_in'::character varying, 'commissioned'::character varying, 'decommissioned'::character varying])::text[])));
CREATE INDEX fleet_assets_active_condition ON fleet_assets USING btree (condition, created_at, id) WHERE is_active;
CREATE INDEX fleet_assets_active_created_at ON fleet_assets USING btree (created_at, id) WHERE is_active;
CREATE INDEX fleet_assets_active_item ON fleet_assets USING btree (item_id, created_at, id) WHERE is_active;
CREATE INDEX fleet_assets_active_serial_number ON fleet_assets USING btree (serial_number, id) WHERE is_active;
CREATE INDEX fleet_assets_active_state_count ON fleet_assets USING btree (status, condition) WHERE is_active;
CREATE INDEX fleet_assets_active_status ON fleet_assets USING btree (status, created_at, id) WHERE is_active;
CREATE INDEX fleet_assets_active_warehouse ON fleet_assets USING btree (warehouse_id, created_at, id) WHERE is_active;
CREATE INDEX fleet_assets_active_warehouse_count ON fleet_assets USING btree (warehouse_id) WHERE is_active;
CREATE UNIQUE INDEX fleet_assets_serial_active_key ON fleet_assets USING btree (item_id, text_key(serial_number::text)) WHERE is_active;
CREATE INDEX fleet_levels_owned_item ON fleet_levels USING btree (item_id) WHERE owned > 0;
CREATE INDEX fleet_levels_owned_warehouse ON fleet_levels USING btree (warehouse_id) WHERE owned > 0;
CREATE TRIGGER fleet_assets_total_delete AFTER DELETE ON fleet_assets REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION change_list_total('is_active');
CREATE TRIGGER fleet_assets_total_insert AFTER INSERT ON fleet_assets REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION change_list_total('is_active');
CREATE TRIGGER fleet_assets_total_truncate AFTER TRUNCATE ON fleet_assets FOR EACH STATEMENT EXECUTE FUNCTION change_list_total('is_active');
CREATE TRIGGER fleet_assets_total_update AFTER UPDATE ON fleet_assets FOR EACH ROW WHEN (old.is_active IS DISTINCT FROM new.is_active) EXECUTE FUNCTION change_list_total('is_active');
CREATE TRIGGER fleet_levels_total_delete AFTER DELETE ON fleet_levels REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION change_list_total();
CREATE TRIGGER fleet_levels_total_insert AFTER INSERT ON fleet_levels REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION change_list_total();
CREATE TRIGGER fleet_levels_total_truncate AFTER TRUNCATE ON fleet_levels FOR EACH STATEMENT EXECUTE FUNCTION change_list_total();
CREATE TRIGGER fleet_movements_total_delete AFTER DELETE ON fleet_movements REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION change_list_total();
CREATE TRIGGER fleet_movements_total_insert AFTER INSERT ON fleet_movements REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION change_list_total();
CREATE TRIGGER fleet_movements_total_truncate AFTER TRUNCATE ON fleet_movements FOR EACH STATEMENT EXECUTE FUNCTION change_list_total();
