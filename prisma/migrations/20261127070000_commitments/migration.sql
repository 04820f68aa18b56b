-- Whoever owns the database may create it; where an administrator did, it stays where it is.
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- CreateTable
CREATE TABLE "fleet_commitments" (
    "id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "warehouse_id" UUID NOT NULL,
    "cause_type" VARCHAR(32) NOT NULL,
    "cause_id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "out" INTEGER NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "turnaround_minutes" INTEGER NOT NULL,
    "is_returned" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" VARCHAR(255) NOT NULL,
    "updated_by" VARCHAR(255) NOT NULL,

    CONSTRAINT "fleet_commitments_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "fleet_commitments_cause" ON "fleet_commitments"("cause_id");

-- CreateIndex
CREATE INDEX "fleet_commitments_ends_at" ON "fleet_commitments"("ends_at");

-- CreateIndex
CREATE INDEX "fleet_commitments_warehouse" ON "fleet_commitments"("warehouse_id", "ends_at");

-- AddForeignKey
ALTER TABLE "fleet_commitments" ADD CONSTRAINT "fleet_commitments_item_id_warehouse_id_fkey" FOREIGN KEY ("item_id", "warehouse_id") REFERENCES "fleet_levels"("item_id", "warehouse_id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE fleet_commitments ADD CONSTRAINT fleet_commitments_cause_known CHECK (((cause_type)::text = 'rental_agreement'::text));
ALTER TABLE fleet_commitments ADD CONSTRAINT fleet_commitments_ends_after_start CHECK ((starts_at < ends_at));
ALTER TABLE fleet_commitments ADD CONSTRAINT fleet_commitments_out_not_negative CHECK (("out" >= 0));
ALTER TABLE fleet_commitments ADD CONSTRAINT fleet_commitments_out_promised CHECK (("out" <= quantity));
ALTER TABLE fleet_commitments ADD CONSTRAINT fleet_commitments_quantity_positive CHECK ((quantity > 0));
ALTER TABLE fleet_commitments ADD CONSTRAINT fleet_commitments_returned_not_out CHECK (((NOT is_returned) OR ("out" = 0)));
ALTER TABLE fleet_commitments ADD CONSTRAINT fleet_commitments_turnaround_not_negative CHECK ((turnaround_minutes >= 0));
CREATE UNIQUE INDEX fleet_commitments_line_open_key ON fleet_commitments USING btree (line_id) WHERE NOT is_returned;
CREATE INDEX fleet_commitments_out ON fleet_commitments USING btree (item_id, warehouse_id) WHERE "out" > 0;
CREATE INDEX fleet_commitments_period ON fleet_commitments USING gist (item_id, warehouse_id, tstzrange(starts_at, ends_at));
