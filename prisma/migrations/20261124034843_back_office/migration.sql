-- CreateTable
CREATE TABLE "items" (
    "id" UUID NOT NULL,
    "sku" VARCHAR(64) NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "description" VARCHAR(2000),
    "unit_price" DECIMAL(14,2) NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "vendor_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" VARCHAR(255),
    "updated_by" VARCHAR(255),
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact_numbers" (
    "id" UUID NOT NULL,
    "entity_type" VARCHAR(50) NOT NULL,
    "entity_id" UUID NOT NULL,
    "phone_number" VARCHAR(16) NOT NULL,
    "label" VARCHAR(50),
    "is_primary" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" VARCHAR(255),
    "updated_by" VARCHAR(255),
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "contact_numbers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "warehouses" (
    "id" UUID NOT NULL,
    "code" VARCHAR(32) NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "address_street" VARCHAR(255) NOT NULL,
    "address_city" VARCHAR(100) NOT NULL,
    "address_state" VARCHAR(100) NOT NULL,
    "address_zip_code" VARCHAR(16) NOT NULL,
    "address_country" VARCHAR(100) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" VARCHAR(255),
    "updated_by" VARCHAR(255),
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "warehouses_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stock_levels" (
    "id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "warehouse_id" UUID NOT NULL,
    "on_hand" INTEGER NOT NULL,
    "reserved" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" VARCHAR(255),
    "updated_by" VARCHAR(255),
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "stock_levels_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stock_movements" (
    "id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "warehouse_id" UUID NOT NULL,
    "kind" VARCHAR(16) NOT NULL,
    "on_hand_delta" INTEGER NOT NULL,
    "reserved_delta" INTEGER NOT NULL,
    "cause_type" VARCHAR(32) NOT NULL,
    "cause_id" UUID NOT NULL,
    "note" VARCHAR(500),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" VARCHAR(255) NOT NULL,

    CONSTRAINT "stock_movements_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sales_transactions" (
    "id" UUID NOT NULL,
    "number" VARCHAR(32) NOT NULL,
    "customer_id" UUID NOT NULL,
    "payment_terms" VARCHAR(16) NOT NULL,
    "due_date" DATE NOT NULL,
    "status" VARCHAR(16) NOT NULL,
    "payment_status" VARCHAR(24) NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "total_amount" DECIMAL(14,2) NOT NULL,
    "paid_amount" DECIMAL(14,2) NOT NULL,
    "refunded_amount" DECIMAL(14,2) NOT NULL,
    "returned_amount" DECIMAL(14,2) NOT NULL,
    "balance_due" DECIMAL(14,2) NOT NULL,
    "is_open" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" VARCHAR(255),
    "updated_by" VARCHAR(255),
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "sales_transactions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sales_transaction_items" (
    "id" UUID NOT NULL,
    "sales_transaction_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "item_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unit_price" DECIMAL(14,2) NOT NULL,
    "line_total" DECIMAL(14,2) NOT NULL,
    "returned_quantity" INTEGER NOT NULL,

    CONSTRAINT "sales_transaction_items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sales_allocations" (
    "sales_transaction_item_id" UUID NOT NULL,
    "warehouse_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "quantity" INTEGER NOT NULL,

    CONSTRAINT "sales_allocations_pkey" PRIMARY KEY ("sales_transaction_item_id","warehouse_id")
);

-- CreateTable
CREATE TABLE "payments" (
    "id" UUID NOT NULL,
    "sales_transaction_id" UUID NOT NULL,
    "amount" DECIMAL(14,2) NOT NULL,
    "method" VARCHAR(16) NOT NULL,
    "reference" VARCHAR(255),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" VARCHAR(255) NOT NULL,

    CONSTRAINT "payments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sales_returns" (
    "id" UUID NOT NULL,
    "sales_transaction_id" UUID NOT NULL,
    "warehouse_id" UUID NOT NULL,
    "reason" VARCHAR(500) NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "return_amount" DECIMAL(14,2) NOT NULL,
    "refund_amount" DECIMAL(14,2) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" VARCHAR(255),
    "updated_by" VARCHAR(255),
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "sales_returns_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sales_return_items" (
    "sales_return_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "sales_transaction_item_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "restock" BOOLEAN NOT NULL,
    "amount" DECIMAL(14,2) NOT NULL,

    CONSTRAINT "sales_return_items_pkey" PRIMARY KEY ("sales_return_id","position")
);

-- CreateTable
CREATE TABLE "outbox_deliveries" (
    "event_id" UUID NOT NULL,
    "subscriber" VARCHAR(100) NOT NULL,
    "aggregate_id" UUID NOT NULL,
    "aggregate_version" INTEGER NOT NULL,
    "position" BIGINT NOT NULL,
    "state" VARCHAR(16) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "reason" VARCHAR(1000),

    CONSTRAINT "outbox_deliveries_pkey" PRIMARY KEY ("event_id","subscriber")
);

-- CreateTable
CREATE TABLE "vendors" (
    "id" UUID NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "email" VARCHAR(254),
    "address_street" VARCHAR(255),
    "address_city" VARCHAR(100),
    "address_state" VARCHAR(100),
    "address_zip_code" VARCHAR(16),
    "address_country" VARCHAR(100),
    "payment_terms" VARCHAR(16) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" VARCHAR(255),
    "updated_by" VARCHAR(255),
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "vendors_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "items_sku_trgm" ON "items" USING GIN ("sku" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "items_name_trgm" ON "items" USING GIN ("name" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "warehouses_code_trgm" ON "warehouses" USING GIN ("code" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "warehouses_name_trgm" ON "warehouses" USING GIN ("name" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "stock_levels_created_at" ON "stock_levels"("created_at", "id");

-- CreateIndex
CREATE INDEX "stock_levels_item" ON "stock_levels"("item_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "stock_levels_warehouse" ON "stock_levels"("warehouse_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "stock_levels_item_warehouse_key" ON "stock_levels"("item_id", "warehouse_id");

-- CreateIndex
CREATE INDEX "stock_movements_created_at" ON "stock_movements"("created_at", "id");

-- CreateIndex
CREATE INDEX "stock_movements_item" ON "stock_movements"("item_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "stock_movements_warehouse" ON "stock_movements"("warehouse_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "sales_transactions_number_key" ON "sales_transactions"("number");

-- CreateIndex
CREATE INDEX "sales_transactions_created_at" ON "sales_transactions"("created_at", "id");

-- CreateIndex
CREATE INDEX "sales_transactions_updated_at" ON "sales_transactions"("updated_at", "id");

-- CreateIndex
CREATE INDEX "sales_transactions_due_date" ON "sales_transactions"("due_date", "id");

-- CreateIndex
CREATE INDEX "sales_transactions_customer" ON "sales_transactions"("customer_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "sales_transactions_status" ON "sales_transactions"("status", "created_at", "id");

-- CreateIndex
CREATE INDEX "sales_transactions_payment_status" ON "sales_transactions"("payment_status", "created_at", "id");

-- CreateIndex
CREATE INDEX "sales_transaction_items_item" ON "sales_transaction_items"("item_id");

-- CreateIndex
CREATE UNIQUE INDEX "sales_transaction_items_position_key" ON "sales_transaction_items"("sales_transaction_id", "position");

-- CreateIndex
CREATE INDEX "sales_allocations_warehouse" ON "sales_allocations"("warehouse_id");

-- CreateIndex
CREATE INDEX "payments_sales_transaction" ON "payments"("sales_transaction_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "sales_returns_created_at" ON "sales_returns"("created_at", "id");

-- CreateIndex
CREATE INDEX "sales_returns_sales_transaction" ON "sales_returns"("sales_transaction_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "sales_returns_warehouse" ON "sales_returns"("warehouse_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "sales_return_items_line" ON "sales_return_items"("sales_transaction_item_id");

-- CreateIndex
CREATE INDEX "sales_return_items_item" ON "sales_return_items"("item_id");

-- CreateIndex
CREATE INDEX "vendors_name_trgm" ON "vendors" USING GIN ("name" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "vendors_email_trgm" ON "vendors" USING GIN ("email" gin_trgm_ops);

-- AddForeignKey
ALTER TABLE "items" ADD CONSTRAINT "items_vendor_id_fkey" FOREIGN KEY ("vendor_id") REFERENCES "vendors"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "stock_levels" ADD CONSTRAINT "stock_levels_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "items"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "stock_levels" ADD CONSTRAINT "stock_levels_warehouse_id_fkey" FOREIGN KEY ("warehouse_id") REFERENCES "warehouses"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "stock_movements" ADD CONSTRAINT "stock_movements_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "items"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "stock_movements" ADD CONSTRAINT "stock_movements_warehouse_id_fkey" FOREIGN KEY ("warehouse_id") REFERENCES "warehouses"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "sales_transactions" ADD CONSTRAINT "sales_transactions_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "sales_transaction_items" ADD CONSTRAINT "sales_transaction_items_sales_transaction_id_fkey" FOREIGN KEY ("sales_transaction_id") REFERENCES "sales_transactions"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "sales_transaction_items" ADD CONSTRAINT "sales_transaction_items_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "items"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "sales_allocations" ADD CONSTRAINT "sales_allocations_sales_transaction_item_id_fkey" FOREIGN KEY ("sales_transaction_item_id") REFERENCES "sales_transaction_items"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "sales_allocations" ADD CONSTRAINT "sales_allocations_warehouse_id_fkey" FOREIGN KEY ("warehouse_id") REFERENCES "warehouses"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_sales_transaction_id_fkey" FOREIGN KEY ("sales_transaction_id") REFERENCES "sales_transactions"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "sales_returns" ADD CONSTRAINT "sales_returns_sales_transaction_id_fkey" FOREIGN KEY ("sales_transaction_id") REFERENCES "sales_transactions"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "sales_returns" ADD CONSTRAINT "sales_returns_warehouse_id_fkey" FOREIGN KEY ("warehouse_id") REFERENCES "warehouses"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "sales_return_items" ADD CONSTRAINT "sales_return_items_sales_return_id_fkey" FOREIGN KEY ("sales_return_id") REFERENCES "sales_returns"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "sales_return_items" ADD CONSTRAINT "sales_return_items_sales_transaction_item_id_fkey" FOREIGN KEY ("sales_transaction_item_id") REFERENCES "sales_transaction_items"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "sales_return_items" ADD CONSTRAINT "sales_return_items_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "items"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "outbox_deliveries" ADD CONSTRAINT "outbox_deliveries_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "outbox_events"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;


-- By hand from here on: what the Prisma schema cannot say. A test lists these from the catalogs.

CREATE SEQUENCE "sales_transaction_numbers";

-- Unique among those that are not deleted.
CREATE UNIQUE INDEX "vendors_name_active_key" ON "vendors"("name") WHERE "is_active";
CREATE UNIQUE INDEX "vendors_email_active_key" ON "vendors"("email") WHERE "is_active";
CREATE UNIQUE INDEX "items_sku_active_key" ON "items"("sku") WHERE "is_active";
CREATE UNIQUE INDEX "warehouses_code_active_key" ON "warehouses"("code") WHERE "is_active";
CREATE UNIQUE INDEX "contact_numbers_primary_key" ON "contact_numbers"("entity_type", "entity_id") WHERE "is_active" AND "is_primary";

-- One index a sort key and a filter, the id as the tie-breaker.
CREATE INDEX "vendors_active_created_at" ON "vendors"("created_at", "id") WHERE "is_active";
CREATE INDEX "vendors_active_updated_at" ON "vendors"("updated_at", "id") WHERE "is_active";
CREATE INDEX "vendors_active_name" ON "vendors"("name", "id") WHERE "is_active";
CREATE INDEX "vendors_active_email" ON "vendors"("email", "id") WHERE "is_active";
CREATE INDEX "vendors_active_city" ON "vendors"("address_city", "created_at", "id") WHERE "is_active";
CREATE INDEX "items_active_created_at" ON "items"("created_at", "id") WHERE "is_active";
CREATE INDEX "items_active_updated_at" ON "items"("updated_at", "id") WHERE "is_active";
CREATE INDEX "items_active_sku" ON "items"("sku", "id") WHERE "is_active";
CREATE INDEX "items_active_name" ON "items"("name", "id") WHERE "is_active";
CREATE INDEX "items_active_vendor" ON "items"("vendor_id", "created_at", "id") WHERE "is_active";
CREATE INDEX "warehouses_active_created_at" ON "warehouses"("created_at", "id") WHERE "is_active";
CREATE INDEX "warehouses_active_updated_at" ON "warehouses"("updated_at", "id") WHERE "is_active";
CREATE INDEX "warehouses_active_code" ON "warehouses"("code", "id") WHERE "is_active";
CREATE INDEX "warehouses_active_name" ON "warehouses"("name", "id") WHERE "is_active";
CREATE INDEX "warehouses_active_city" ON "warehouses"("address_city", "created_at", "id") WHERE "is_active";
CREATE INDEX "contact_numbers_active_created_at" ON "contact_numbers"("created_at", "id") WHERE "is_active";
CREATE INDEX "contact_numbers_active_updated_at" ON "contact_numbers"("updated_at", "id") WHERE "is_active";
CREATE INDEX "contact_numbers_active_owner" ON "contact_numbers"("entity_type", "entity_id", "created_at", "id") WHERE "is_active";
CREATE INDEX "contact_numbers_active_entity" ON "contact_numbers"("entity_id", "created_at", "id") WHERE "is_active";
CREATE INDEX "contact_numbers_active_phone_number" ON "contact_numbers"("phone_number", "created_at", "id") WHERE "is_active";
CREATE INDEX "stock_levels_stocked_warehouse" ON "stock_levels"("warehouse_id") WHERE "on_hand" > 0;
CREATE INDEX "stock_levels_stocked_item" ON "stock_levels"("item_id") WHERE "on_hand" > 0;
CREATE INDEX "sales_transactions_open_customer" ON "sales_transactions"("customer_id") WHERE "is_open";
-- What is due, and what holds up an aggregate.
CREATE INDEX "outbox_deliveries_due" ON "outbox_deliveries"("due_at", "position") WHERE "state" = 'pending';
CREATE INDEX "outbox_deliveries_unfinished" ON "outbox_deliveries"("aggregate_id", "subscriber", "aggregate_version", "position") WHERE "state" IN ('pending', 'failed');

ALTER TABLE "vendors"
    ADD CONSTRAINT "vendors_name_not_blank" CHECK (btrim("name") <> ''),
    ADD CONSTRAINT "vendors_email_lower_case" CHECK ("email" = lower("email")),
    ADD CONSTRAINT "vendors_payment_terms_known" CHECK ("payment_terms" IN ('due_on_receipt', 'net_15', 'net_30', 'net_60')),
    ADD CONSTRAINT "vendors_version_positive" CHECK ("version" >= 1),
    ADD CONSTRAINT "vendors_address_whole" CHECK (
        num_nulls("address_street", "address_city", "address_state", "address_zip_code", "address_country") IN (0, 5)
    );
ALTER TABLE "items"
    ADD CONSTRAINT "items_sku_not_blank" CHECK (btrim("sku") <> ''),
    ADD CONSTRAINT "items_name_not_blank" CHECK (btrim("name") <> ''),
    ADD CONSTRAINT "items_price_not_negative" CHECK ("unit_price" >= 0),
    ADD CONSTRAINT "items_version_positive" CHECK ("version" >= 1);
ALTER TABLE "warehouses"
    ADD CONSTRAINT "warehouses_code_not_blank" CHECK (btrim("code") <> ''),
    ADD CONSTRAINT "warehouses_name_not_blank" CHECK (btrim("name") <> ''),
    ADD CONSTRAINT "warehouses_version_positive" CHECK ("version" >= 1);
ALTER TABLE "contact_numbers"
    ADD CONSTRAINT "contact_numbers_entity_type_known" CHECK ("entity_type" IN ('Customer', 'Vendor', 'Warehouse')),
    ADD CONSTRAINT "contact_numbers_phone_number_e164" CHECK ("phone_number" ~ '^\+[1-9][0-9]{6,14}$'),
    ADD CONSTRAINT "contact_numbers_version_positive" CHECK ("version" >= 1);
ALTER TABLE "stock_levels"
    ADD CONSTRAINT "stock_levels_reserved_not_negative" CHECK ("reserved" >= 0),
    ADD CONSTRAINT "stock_levels_reserved_on_hand" CHECK ("reserved" <= "on_hand"),
    ADD CONSTRAINT "stock_levels_on_hand_bounded" CHECK ("on_hand" <= 1000000000),
    ADD CONSTRAINT "stock_levels_version_positive" CHECK ("version" >= 1);
ALTER TABLE "stock_movements"
    ADD CONSTRAINT "stock_movements_kind_known" CHECK ("kind" IN ('received', 'adjusted', 'reserved', 'released', 'shipped', 'returned', 'transferred_out', 'transferred_in')),
    ADD CONSTRAINT "stock_movements_cause_known" CHECK ("cause_type" IN ('receipt', 'adjustment', 'transfer', 'sales_transaction', 'sales_return')),
    ADD CONSTRAINT "stock_movements_moves" CHECK ("on_hand_delta" <> 0 OR "reserved_delta" <> 0);
ALTER TABLE "sales_transactions"
    ADD CONSTRAINT "sales_transactions_status_known" CHECK ("status" IN ('confirmed', 'fulfilled', 'cancelled')),
    ADD CONSTRAINT "sales_transactions_payment_status_known" CHECK ("payment_status" IN ('unpaid', 'partially_paid', 'paid', 'partially_refunded', 'refunded')),
    ADD CONSTRAINT "sales_transactions_payment_terms_known" CHECK ("payment_terms" IN ('due_on_receipt', 'net_15', 'net_30', 'net_60')),
    ADD CONSTRAINT "sales_transactions_amounts_not_negative" CHECK (
        "total_amount" >= 0 AND "paid_amount" >= 0 AND "refunded_amount" >= 0 AND "returned_amount" >= 0 AND "balance_due" >= 0
    ),
    ADD CONSTRAINT "sales_transactions_refund_of_payment" CHECK ("refunded_amount" <= "paid_amount"),
    ADD CONSTRAINT "sales_transactions_return_of_total" CHECK ("returned_amount" <= "total_amount"),
    ADD CONSTRAINT "sales_transactions_balance" CHECK (
        "balance_due" = CASE WHEN "status" = 'cancelled' THEN 0 ELSE "total_amount" - "returned_amount" END
                      - ("paid_amount" - "refunded_amount")
    ),
    ADD CONSTRAINT "sales_transactions_return_fulfilled" CHECK ("returned_amount" = 0 OR "status" = 'fulfilled'),
    ADD CONSTRAINT "sales_transactions_open" CHECK ("is_open" = ("status" = 'confirmed' OR "balance_due" > 0)),
    ADD CONSTRAINT "sales_transactions_version_positive" CHECK ("version" >= 1);
ALTER TABLE "sales_transaction_items"
    ADD CONSTRAINT "sales_transaction_items_quantity_positive" CHECK ("quantity" >= 1),
    ADD CONSTRAINT "sales_transaction_items_price_not_negative" CHECK ("unit_price" >= 0),
    ADD CONSTRAINT "sales_transaction_items_total" CHECK ("line_total" = "unit_price" * "quantity"),
    ADD CONSTRAINT "sales_transaction_items_return_of_sold" CHECK ("returned_quantity" BETWEEN 0 AND "quantity");
ALTER TABLE "sales_allocations"
    ADD CONSTRAINT "sales_allocations_quantity_positive" CHECK ("quantity" >= 1);
ALTER TABLE "payments"
    ADD CONSTRAINT "payments_amount_positive" CHECK ("amount" > 0),
    ADD CONSTRAINT "payments_method_known" CHECK ("method" IN ('cash', 'card', 'bank_transfer', 'check', 'other'));
ALTER TABLE "sales_returns"
    ADD CONSTRAINT "sales_returns_reason_not_blank" CHECK (btrim("reason") <> ''),
    ADD CONSTRAINT "sales_returns_amounts" CHECK ("return_amount" >= 0 AND "refund_amount" BETWEEN 0 AND "return_amount");
ALTER TABLE "sales_return_items"
    ADD CONSTRAINT "sales_return_items_quantity_positive" CHECK ("quantity" >= 1),
    ADD CONSTRAINT "sales_return_items_amount_not_negative" CHECK ("amount" >= 0);
ALTER TABLE "outbox_deliveries"
    ADD CONSTRAINT "outbox_deliveries_state_known" CHECK ("state" IN ('pending', 'delivered', 'failed', 'skipped'));
