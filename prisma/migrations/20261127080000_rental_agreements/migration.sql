-- Rental agreements, and the money of them: payments and refunds are of a sale or of an agreement, and
-- deposits of agreements alone. All that was paid and refunded so far is of sales.

-- AlterTable
ALTER TABLE "payments" ADD COLUMN     "rental_agreement_id" UUID,
ALTER COLUMN "sales_transaction_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "refunds" ADD COLUMN     "rental_agreement_id" UUID,
ALTER COLUMN "sales_transaction_id" DROP NOT NULL;

-- CreateTable
CREATE TABLE "deposits" (
    "id" UUID NOT NULL,
    "rental_agreement_id" UUID NOT NULL,
    "kind" VARCHAR(16) NOT NULL,
    "amount" DECIMAL(16,4) NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "method" VARCHAR(16),
    "reference" VARCHAR(255),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" VARCHAR(255) NOT NULL,

    CONSTRAINT "deposits_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rental_agreements" (
    "id" UUID NOT NULL,
    "number" VARCHAR(32) NOT NULL,
    "customer_id" UUID NOT NULL,
    "customer_name" VARCHAR(255) NOT NULL,
    "customer_address_street" VARCHAR(255),
    "customer_address_city" VARCHAR(100),
    "customer_address_state" VARCHAR(100),
    "customer_address_zip_code" VARCHAR(16),
    "customer_address_country" CHAR(3),
    "warehouse_id" UUID NOT NULL,
    "time_zone" VARCHAR(64) NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "payment_terms" VARCHAR(16) NOT NULL,
    "due_date" DATE NOT NULL,
    "status" VARCHAR(16) NOT NULL,
    "payment_status" VARCHAR(24) NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "total_amount" DECIMAL(16,4) NOT NULL,
    "paid_amount" DECIMAL(16,4) NOT NULL,
    "refunded_amount" DECIMAL(16,4) NOT NULL,
    "goodwill_amount" DECIMAL(16,4) NOT NULL,
    "balance_due" DECIMAL(16,4) NOT NULL,
    "deposit_required" DECIMAL(16,4) NOT NULL,
    "deposit_received" DECIMAL(16,4) NOT NULL,
    "deposit_applied" DECIMAL(16,4) NOT NULL,
    "deposit_released" DECIMAL(16,4) NOT NULL,
    "deposit_held" DECIMAL(16,4) NOT NULL,
    "pieces_out" INTEGER NOT NULL,
    "is_open" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" VARCHAR(255),
    "updated_by" VARCHAR(255),
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "rental_agreements_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rental_lines" (
    "id" UUID NOT NULL,
    "rental_agreement_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "item_id" UUID NOT NULL,
    "sku" VARCHAR(64) NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "quantity" INTEGER NOT NULL,
    "handed_out" INTEGER NOT NULL,
    "returned" INTEGER NOT NULL,
    "lost" INTEGER NOT NULL,
    "released" INTEGER NOT NULL,
    "first_out_at" TIMESTAMPTZ(3),
    "rate" JSONB NOT NULL,
    "asset_ids" UUID[],

    CONSTRAINT "rental_lines_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rental_charges" (
    "id" UUID NOT NULL,
    "rental_line_id" UUID NOT NULL,
    "kind" VARCHAR(16) NOT NULL,
    "amount" DECIMAL(16,4) NOT NULL,
    "note" VARCHAR(500),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" VARCHAR(255) NOT NULL,

    CONSTRAINT "rental_charges_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rental_hand_outs" (
    "id" UUID NOT NULL,
    "rental_agreement_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" VARCHAR(255) NOT NULL,

    CONSTRAINT "rental_hand_outs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rental_hand_out_lines" (
    "rental_hand_out_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "rental_line_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "asset_ids" UUID[],

    CONSTRAINT "rental_hand_out_lines_pkey" PRIMARY KEY ("rental_hand_out_id","position")
);

-- CreateTable
CREATE TABLE "rental_check_ins" (
    "id" UUID NOT NULL,
    "rental_agreement_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "note" VARCHAR(500),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" VARCHAR(255) NOT NULL,

    CONSTRAINT "rental_check_ins_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rental_check_in_lines" (
    "rental_check_in_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "rental_line_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "condition" VARCHAR(16) NOT NULL,
    "asset_ids" UUID[],
    "late_charge" DECIMAL(16,4) NOT NULL,
    "charge" DECIMAL(16,4) NOT NULL,

    CONSTRAINT "rental_check_in_lines_pkey" PRIMARY KEY ("rental_check_in_id","position")
);

CREATE SEQUENCE rental_agreement_numbers;

-- CreateIndex
CREATE INDEX "deposits_created_at" ON "deposits"("created_at", "id");

-- CreateIndex
CREATE INDEX "deposits_rental_agreement" ON "deposits"("rental_agreement_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "deposits_method" ON "deposits"("method", "created_at", "id");

-- CreateIndex
CREATE INDEX "deposits_method_count" ON "deposits"("method");

-- CreateIndex
CREATE UNIQUE INDEX "rental_agreements_number_key" ON "rental_agreements"("number");

-- CreateIndex
CREATE INDEX "rental_agreements_created_at" ON "rental_agreements"("created_at", "id");

-- CreateIndex
CREATE INDEX "rental_agreements_updated_at" ON "rental_agreements"("updated_at", "id");

-- CreateIndex
CREATE INDEX "rental_agreements_due_date" ON "rental_agreements"("due_date", "id");

-- CreateIndex
CREATE INDEX "rental_agreements_customer" ON "rental_agreements"("customer_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "rental_agreements_warehouse" ON "rental_agreements"("warehouse_id");

-- CreateIndex
CREATE INDEX "rental_agreements_status" ON "rental_agreements"("status", "created_at", "id");

-- CreateIndex
CREATE INDEX "rental_agreements_status_count" ON "rental_agreements"("status", "is_open");

-- CreateIndex
CREATE INDEX "rental_lines_item" ON "rental_lines"("item_id", "rental_agreement_id");

-- CreateIndex
CREATE UNIQUE INDEX "rental_lines_position_key" ON "rental_lines"("rental_agreement_id", "position");

-- CreateIndex
CREATE INDEX "rental_charges_line" ON "rental_charges"("rental_line_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "rental_hand_outs_created_at" ON "rental_hand_outs"("created_at", "id");

-- CreateIndex
CREATE INDEX "rental_hand_outs_rental_agreement" ON "rental_hand_outs"("rental_agreement_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "rental_hand_out_lines_line" ON "rental_hand_out_lines"("rental_line_id");

-- CreateIndex
CREATE INDEX "rental_check_ins_created_at" ON "rental_check_ins"("created_at", "id");

-- CreateIndex
CREATE INDEX "rental_check_ins_rental_agreement" ON "rental_check_ins"("rental_agreement_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "rental_check_in_lines_line" ON "rental_check_in_lines"("rental_line_id");

-- CreateIndex
CREATE INDEX "payments_rental_agreement" ON "payments"("rental_agreement_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "refunds_rental_agreement" ON "refunds"("rental_agreement_id", "created_at", "id");

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_rental_agreement_id_fkey" FOREIGN KEY ("rental_agreement_id") REFERENCES "rental_agreements"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_rental_agreement_id_fkey" FOREIGN KEY ("rental_agreement_id") REFERENCES "rental_agreements"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "deposits" ADD CONSTRAINT "deposits_rental_agreement_id_fkey" FOREIGN KEY ("rental_agreement_id") REFERENCES "rental_agreements"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "rental_agreements" ADD CONSTRAINT "rental_agreements_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "rental_agreements" ADD CONSTRAINT "rental_agreements_warehouse_id_fkey" FOREIGN KEY ("warehouse_id") REFERENCES "warehouses"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "rental_lines" ADD CONSTRAINT "rental_lines_rental_agreement_id_fkey" FOREIGN KEY ("rental_agreement_id") REFERENCES "rental_agreements"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "rental_lines" ADD CONSTRAINT "rental_lines_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "items"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "rental_charges" ADD CONSTRAINT "rental_charges_rental_line_id_fkey" FOREIGN KEY ("rental_line_id") REFERENCES "rental_lines"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "rental_hand_outs" ADD CONSTRAINT "rental_hand_outs_rental_agreement_id_fkey" FOREIGN KEY ("rental_agreement_id") REFERENCES "rental_agreements"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "rental_hand_out_lines" ADD CONSTRAINT "rental_hand_out_lines_rental_hand_out_id_fkey" FOREIGN KEY ("rental_hand_out_id") REFERENCES "rental_hand_outs"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "rental_hand_out_lines" ADD CONSTRAINT "rental_hand_out_lines_rental_line_id_fkey" FOREIGN KEY ("rental_line_id") REFERENCES "rental_lines"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "rental_check_ins" ADD CONSTRAINT "rental_check_ins_rental_agreement_id_fkey" FOREIGN KEY ("rental_agreement_id") REFERENCES "rental_agreements"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "rental_check_in_lines" ADD CONSTRAINT "rental_check_in_lines_rental_check_in_id_fkey" FOREIGN KEY ("rental_check_in_id") REFERENCES "rental_check_ins"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "rental_check_in_lines" ADD CONSTRAINT "rental_check_in_lines_rental_line_id_fkey" FOREIGN KEY ("rental_line_id") REFERENCES "rental_lines"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE refunds DROP CONSTRAINT refunds_kind_known;
ALTER TABLE payments DROP CONSTRAINT payments_method_known;
ALTER TABLE deposits ADD CONSTRAINT deposits_amount_positive CHECK ((amount > (0)::numeric));
ALTER TABLE deposits ADD CONSTRAINT deposits_kind_known CHECK (((kind)::text = ANY ((ARRAY['received'::character varying, 'applied'::character varying, 'released'::character varying])::text[])));
ALTER TABLE deposits ADD CONSTRAINT deposits_method_known CHECK (((method)::text = ANY ((ARRAY['cash'::character varying, 'card'::character varying, 'bank_transfer'::character varying, 'check'::character varying, 'other'::character varying])::text[])));
ALTER TABLE deposits ADD CONSTRAINT deposits_method_of_money CHECK ((((kind)::text = 'applied'::text) = (method IS NULL)));
ALTER TABLE payments ADD CONSTRAINT payments_deposit_of_rental CHECK ((((method)::text <> 'deposit'::text) OR (rental_agreement_id IS NOT NULL)));
ALTER TABLE payments ADD CONSTRAINT payments_method_known CHECK (((method)::text = ANY ((ARRAY['cash'::character varying, 'card'::character varying, 'bank_transfer'::character varying, 'check'::character varying, 'other'::character varying, 'deposit'::character varying])::text[])));
ALTER TABLE payments ADD CONSTRAINT payments_of_one_document CHECK ((num_nonnulls(sales_transaction_id, rental_agreement_id) = 1));
ALTER TABLE refunds ADD CONSTRAINT refunds_kind_known CHECK (((kind)::text = ANY ((ARRAY['goodwill'::character varying, 'cancellation'::character varying, 'return'::character varying, 'adjustment'::character varying])::text[])));
ALTER TABLE refunds ADD CONSTRAINT refunds_of_one_document CHECK ((num_nonnulls(sales_transaction_id, rental_agreement_id) = 1));
ALTER TABLE rental_agreements ADD CONSTRAINT rental_agreements_amounts_not_negative CHECK (((total_amount >= (0)::numeric) AND (paid_amount >= (0)::numeric) AND (refunded_amount >= (0)::numeric) AND (balance_due >= (0)::numeric)));
ALTER TABLE rental_agreements ADD CONSTRAINT rental_agreements_balance CHECK ((balance_due = (
CASE
    WHEN ((status)::text = 'cancelled'::text) THEN (0)::numeric
    ELSE GREATEST((total_amount - goodwill_amount), (0)::numeric)
END - (paid_amount - refunded_amount))));
ALTER TABLE rental_agreements ADD CONSTRAINT rental_agreements_customer_address_whole CHECK (((num_nulls(customer_address_street, customer_address_city, customer_address_country) = ANY (ARRAY[0, 3])) AND ((customer_address_street IS NOT NULL) OR (num_nonnulls(customer_address_state, customer_address_zip_code) = 0))));
ALTER TABLE rental_agreements ADD CONSTRAINT rental_agreements_customer_name_not_blank CHECK ((btrim((customer_name)::text) <> ''::text));
ALTER TABLE rental_agreements ADD CONSTRAINT rental_agreements_deposit_held CHECK (((deposit_held = ((deposit_received - deposit_applied) - deposit_released)) AND (deposit_held >= (0)::numeric)));
ALTER TABLE rental_agreements ADD CONSTRAINT rental_agreements_deposits_not_negative CHECK (((deposit_required >= (0)::numeric) AND (deposit_received >= (0)::numeric) AND (deposit_applied >= (0)::numeric) AND (deposit_released >= (0)::numeric)));
ALTER TABLE rental_agreements ADD CONSTRAINT rental_agreements_goodwill_of_refund CHECK (((goodwill_amount >= (0)::numeric) AND (goodwill_amount <= refunded_amount)));
ALTER TABLE rental_agreements ADD CONSTRAINT rental_agreements_number_well_formed CHECK (((number)::text ~ '^RA-[0-9]{4}-[0-9]{6,19}$'::text));
ALTER TABLE rental_agreements ADD CONSTRAINT rental_agreements_open CHECK ((is_open = (((status)::text = ANY ((ARRAY['reserved'::character varying, 'out'::character varying])::text[])) OR (balance_due > (0)::numeric) OR (deposit_held > (0)::numeric))));
ALTER TABLE rental_agreements ADD CONSTRAINT rental_agreements_payment_status CHECK (((payment_status)::text =
CASE
    WHEN (balance_due > (0)::numeric) THEN
    CASE
        WHEN (paid_amount = refunded_amount) THEN 'unpaid'::text
        ELSE 'partially_paid'::text
    END
    WHEN (refunded_amount > (0)::numeric) THEN
    CASE
        WHEN (paid_amount = refunded_amount) THEN 'refunded'::text
        ELSE 'partially_refunded'::text
    END
    WHEN ((paid_amount > (0)::numeric) OR (total_amount = (0)::numeric)) THEN 'paid'::text
    ELSE 'settled'::text
END));
ALTER TABLE rental_agreements ADD CONSTRAINT rental_agreements_payment_terms_known CHECK (((payment_terms)::text = ANY ((ARRAY['due_on_receipt'::character varying, 'net_15'::character varying, 'net_30'::character varying, 'net_60'::character varying])::text[])));
ALTER TABLE rental_agreements ADD CONSTRAINT rental_agreements_period CHECK ((starts_at < ends_at));
ALTER TABLE rental_agreements ADD CONSTRAINT rental_agreements_pieces_out CHECK (((pieces_out >= 0) AND ((pieces_out = 0) OR ((status)::text = 'out'::text))));
ALTER TABLE rental_agreements ADD CONSTRAINT rental_agreements_refund_of_payment CHECK ((refunded_amount <= paid_amount));
ALTER TABLE rental_agreements ADD CONSTRAINT rental_agreements_status_known CHECK (((status)::text = ANY ((ARRAY['reserved'::character varying, 'out'::character varying, 'returned'::character varying, 'cancelled'::character varying])::text[])));
ALTER TABLE rental_agreements ADD CONSTRAINT rental_agreements_time_zone_name CHECK (((time_zone)::text ~ '^(UTC|[A-Za-z_]+(/[A-Za-z0-9_+-]+){1,2})$'::text));
ALTER TABLE rental_agreements ADD CONSTRAINT rental_agreements_version_positive CHECK ((version >= 1));
ALTER TABLE rental_charges ADD CONSTRAINT rental_charges_amount CHECK (
CASE
    WHEN ((kind)::text = 'adjustment'::text) THEN (amount < (0)::numeric)
    ELSE (amount > (0)::numeric)
END);
ALTER TABLE rental_charges ADD CONSTRAINT rental_charges_kind_known CHECK (((kind)::text = ANY ((ARRAY['rental'::character varying, 'late'::character varying, 'damage'::character varying, 'loss'::character varying, 'adjustment'::character varying])::text[])));
ALTER TABLE rental_check_in_lines ADD CONSTRAINT rental_check_in_lines_assets CHECK (asset_ids IS NOT NULL AND cardinality(asset_ids) IN (0, quantity));
ALTER TABLE rental_check_in_lines ADD CONSTRAINT rental_check_in_lines_charges CHECK (((late_charge >= (0)::numeric) AND (charge >= (0)::numeric) AND (((condition)::text <> 'good'::text) OR (charge = (0)::numeric)) AND (((condition)::text <> 'lost'::text) OR (late_charge = (0)::numeric))));
ALTER TABLE rental_check_in_lines ADD CONSTRAINT rental_check_in_lines_condition_known CHECK (((condition)::text = ANY ((ARRAY['good'::character varying, 'damaged'::character varying, 'lost'::character varying])::text[])));
ALTER TABLE rental_check_in_lines ADD CONSTRAINT rental_check_in_lines_quantity_positive CHECK ((quantity >= 1));
ALTER TABLE rental_check_ins ADD CONSTRAINT rental_check_ins_past CHECK ((at <= created_at));
ALTER TABLE rental_hand_out_lines ADD CONSTRAINT rental_hand_out_lines_assets CHECK (asset_ids IS NOT NULL AND cardinality(asset_ids) IN (0, quantity));
ALTER TABLE rental_hand_out_lines ADD CONSTRAINT rental_hand_out_lines_quantity_positive CHECK ((quantity >= 1));
ALTER TABLE rental_hand_outs ADD CONSTRAINT rental_hand_outs_past CHECK ((at <= created_at));
ALTER TABLE rental_lines ADD CONSTRAINT rental_lines_assets_of_out CHECK (asset_ids IS NOT NULL AND cardinality(asset_ids) IN (0, handed_out - returned - lost));
ALTER TABLE rental_lines ADD CONSTRAINT rental_lines_back_of_handed_out CHECK (((returned >= 0) AND (lost >= 0) AND ((returned + lost) <= handed_out)));
ALTER TABLE rental_lines ADD CONSTRAINT rental_lines_first_out_at CHECK (((first_out_at IS NULL) = (handed_out = 0)));
ALTER TABLE rental_lines ADD CONSTRAINT rental_lines_handed_out_of_quantity CHECK (((handed_out >= 0) AND (released >= 0) AND ((handed_out + released) <= quantity)));
ALTER TABLE rental_lines ADD CONSTRAINT rental_lines_named CHECK (((btrim((sku)::text) <> ''::text) AND (btrim((name)::text) <> ''::text)));
ALTER TABLE rental_lines ADD CONSTRAINT rental_lines_quantity_positive CHECK ((quantity >= 1));
ALTER TABLE rental_lines ADD CONSTRAINT rental_lines_rate_whole CHECK ((jsonb_typeof(rate) = 'object'::text));
CREATE INDEX rental_agreements_number_value ON rental_agreements USING btree ((split_part(number::text, '-'::text, 3)::bigint), id);
CREATE INDEX rental_agreements_open_customer ON rental_agreements USING btree (customer_id) WHERE is_open;
CREATE INDEX rental_agreements_open_warehouse ON rental_agreements USING btree (warehouse_id) WHERE is_open;
CREATE INDEX rental_agreements_out_ends_at ON rental_agreements USING btree (ends_at, id) WHERE pieces_out > 0;
CREATE INDEX rental_agreements_period ON rental_agreements USING gist (tstzrange(starts_at, ends_at));
CREATE INDEX rental_agreements_receivable_customer ON rental_agreements USING btree (customer_id, currency) INCLUDE (due_date, balance_due) WHERE balance_due > 0::numeric;

SELECT keep_list_total('deposits', only_active => false);
SELECT keep_list_total('rental_agreements', only_active => false);
SELECT keep_list_total('rental_hand_outs', only_active => false);
SELECT keep_list_total('rental_check_ins', only_active => false);
