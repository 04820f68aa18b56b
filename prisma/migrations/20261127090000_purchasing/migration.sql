-- Goods are bought by purchase orders, and stock knows what it cost. What is there is worth nothing until
-- somebody says what it cost: a receipt with a unit cost, say.

-- AlterTable
ALTER TABLE "stock_levels" ADD COLUMN     "value" DECIMAL(16,4) NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "stock_movements" ADD COLUMN     "value_delta" DECIMAL(16,4) NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "purchase_orders" (
    "id" UUID NOT NULL,
    "number" VARCHAR(32) NOT NULL,
    "vendor_id" UUID NOT NULL,
    "vendor_name" VARCHAR(255) NOT NULL,
    "warehouse_id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "expected_on" DATE,
    "status" VARCHAR(24) NOT NULL,
    "is_open" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" VARCHAR(255),
    "updated_by" VARCHAR(255),
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "purchase_orders_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "purchase_order_items" (
    "id" UUID NOT NULL,
    "purchase_order_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "item_id" UUID NOT NULL,
    "sku" VARCHAR(64) NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "ordered" INTEGER NOT NULL,
    "received" INTEGER NOT NULL,
    "unit_cost" DECIMAL(16,4) NOT NULL,

    CONSTRAINT "purchase_order_items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "goods_receipts" (
    "id" UUID NOT NULL,
    "purchase_order_id" UUID NOT NULL,
    "reference" VARCHAR(500),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" VARCHAR(255),
    "updated_by" VARCHAR(255),
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "goods_receipts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "goods_receipt_items" (
    "goods_receipt_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "purchase_order_item_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,

    CONSTRAINT "goods_receipt_items_pkey" PRIMARY KEY ("goods_receipt_id","position")
);

CREATE SEQUENCE purchase_order_numbers;

-- CreateIndex
CREATE UNIQUE INDEX "purchase_orders_number_key" ON "purchase_orders"("number");

-- CreateIndex
CREATE INDEX "purchase_orders_created_at" ON "purchase_orders"("created_at", "id");

-- CreateIndex
CREATE INDEX "purchase_orders_updated_at" ON "purchase_orders"("updated_at", "id");

-- CreateIndex
CREATE INDEX "purchase_orders_expected_on" ON "purchase_orders"("expected_on", "id");

-- CreateIndex
CREATE INDEX "purchase_orders_vendor" ON "purchase_orders"("vendor_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "purchase_orders_warehouse" ON "purchase_orders"("warehouse_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "purchase_orders_status" ON "purchase_orders"("status", "created_at", "id");

-- CreateIndex
CREATE INDEX "purchase_orders_status_count" ON "purchase_orders"("status", "is_open");

-- CreateIndex
CREATE INDEX "purchase_orders_warehouse_count" ON "purchase_orders"("warehouse_id");

-- CreateIndex
CREATE INDEX "purchase_order_items_item" ON "purchase_order_items"("item_id", "purchase_order_id");

-- CreateIndex
CREATE UNIQUE INDEX "purchase_order_items_position_key" ON "purchase_order_items"("purchase_order_id", "position");

-- CreateIndex
CREATE INDEX "goods_receipts_created_at" ON "goods_receipts"("created_at", "id");

-- CreateIndex
CREATE INDEX "goods_receipts_purchase_order" ON "goods_receipts"("purchase_order_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "goods_receipt_items_line" ON "goods_receipt_items"("purchase_order_item_id");

-- AddForeignKey
ALTER TABLE "purchase_orders" ADD CONSTRAINT "purchase_orders_vendor_id_fkey" FOREIGN KEY ("vendor_id") REFERENCES "vendors"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "purchase_orders" ADD CONSTRAINT "purchase_orders_warehouse_id_fkey" FOREIGN KEY ("warehouse_id") REFERENCES "warehouses"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "purchase_order_items" ADD CONSTRAINT "purchase_order_items_purchase_order_id_fkey" FOREIGN KEY ("purchase_order_id") REFERENCES "purchase_orders"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "purchase_order_items" ADD CONSTRAINT "purchase_order_items_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "items"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "goods_receipts" ADD CONSTRAINT "goods_receipts_purchase_order_id_fkey" FOREIGN KEY ("purchase_order_id") REFERENCES "purchase_orders"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "goods_receipt_items" ADD CONSTRAINT "goods_receipt_items_goods_receipt_id_fkey" FOREIGN KEY ("goods_receipt_id") REFERENCES "goods_receipts"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "goods_receipt_items" ADD CONSTRAINT "goods_receipt_items_purchase_order_item_id_fkey" FOREIGN KEY ("purchase_order_item_id") REFERENCES "purchase_order_items"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE stock_movements DROP CONSTRAINT stock_movements_cause_known;
ALTER TABLE goods_receipt_items ADD CONSTRAINT goods_receipt_items_quantity_positive CHECK ((quantity >= 1));
ALTER TABLE purchase_order_items ADD CONSTRAINT purchase_order_items_cost_not_negative CHECK ((unit_cost >= (0)::numeric));
ALTER TABLE purchase_order_items ADD CONSTRAINT purchase_order_items_named CHECK (((btrim((sku)::text) <> ''::text) AND (btrim((name)::text) <> ''::text)));
ALTER TABLE purchase_order_items ADD CONSTRAINT purchase_order_items_ordered_positive CHECK ((ordered >= 1));
ALTER TABLE purchase_order_items ADD CONSTRAINT purchase_order_items_received_of_ordered CHECK (((received >= 0) AND (received <= ordered)));
ALTER TABLE purchase_orders ADD CONSTRAINT purchase_orders_number_well_formed CHECK (((number)::text ~ '^PO-[0-9]{4}-[0-9]{6,19}$'::text));
ALTER TABLE purchase_orders ADD CONSTRAINT purchase_orders_open CHECK ((is_open = ((status)::text = ANY ((ARRAY['draft'::character varying, 'ordered'::character varying, 'partially_received'::character varying])::text[]))));
ALTER TABLE purchase_orders ADD CONSTRAINT purchase_orders_status_known CHECK (((status)::text = ANY ((ARRAY['draft'::character varying, 'ordered'::character varying, 'partially_received'::character varying, 'received'::character varying, 'cancelled'::character varying, 'closed'::character varying])::text[])));
ALTER TABLE purchase_orders ADD CONSTRAINT purchase_orders_vendor_name_not_blank CHECK ((btrim((vendor_name)::text) <> ''::text));
ALTER TABLE purchase_orders ADD CONSTRAINT purchase_orders_version_positive CHECK ((version >= 1));
ALTER TABLE stock_levels ADD CONSTRAINT stock_levels_value_of_pieces CHECK (((value >= (0)::numeric) AND ((on_hand > 0) OR (value = (0)::numeric))));
ALTER TABLE stock_movements ADD CONSTRAINT stock_movements_cause_known CHECK (((cause_type)::text = ANY ((ARRAY['receipt'::character varying, 'goods_receipt'::character varying, 'adjustment'::character varying, 'transfer'::character varying, 'stocktake'::character varying, 'sales_transaction'::character varying, 'sales_return'::character varying, 'fleet_commission'::character varying, 'fleet_retirement'::character varying])::text[])));
ALTER TABLE stock_movements ADD CONSTRAINT stock_movements_value_moves CHECK (((value_delta = (0)::numeric) OR ((value_delta * (on_hand_delta)::numeric) > (0)::numeric)));
CREATE INDEX purchase_orders_number_value ON purchase_orders USING btree ((split_part(number::text, '-'::text, 3)::bigint), id);
CREATE INDEX purchase_orders_open_vendor ON purchase_orders USING btree (vendor_id) WHERE is_open;
CREATE INDEX purchase_orders_open_warehouse ON purchase_orders USING btree (warehouse_id) WHERE is_open;
CREATE TRIGGER goods_receipts_total_delete AFTER DELETE ON goods_receipts REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION change_list_total();
CREATE TRIGGER goods_receipts_total_insert AFTER INSERT ON goods_receipts REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION change_list_total();
CREATE TRIGGER goods_receipts_total_truncate AFTER TRUNCATE ON goods_receipts FOR EACH STATEMENT EXECUTE FUNCTION change_list_total();
CREATE TRIGGER purchase_orders_total_delete AFTER DELETE ON purchase_orders REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION change_list_total();
CREATE TRIGGER purchase_orders_total_insert AFTER INSERT ON purchase_orders REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION change_list_total();
CREATE TRIGGER purchase_orders_total_truncate AFTER TRUNCATE ON purchase_orders FOR EACH STATEMENT EXECUTE FUNCTION change_list_total();
