-- Warehouses have a time zone, of which the days of rentals are counted; those there are keep UTC, by which
-- all days went before. Items can have a rate plan.

ALTER TABLE "warehouses" ADD COLUMN "time_zone" VARCHAR(64) NOT NULL DEFAULT 'UTC';
ALTER TABLE "warehouses" ADD CONSTRAINT "warehouses_time_zone_name"
    CHECK ("time_zone" ~ '^(UTC|[A-Za-z_]+(/[A-Za-z0-9_+-]+){1,2})$');

CREATE TABLE "rate_plans" (
    "id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "tiers" JSONB NOT NULL,
    "deposit" DECIMAL(16,4),
    "turnaround_minutes" INTEGER NOT NULL,
    "grace_minutes" INTEGER NOT NULL,
    "late_fee_unit" VARCHAR(4),
    "late_fee_price" DECIMAL(16,4),
    "replacement_value" DECIMAL(16,4),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" VARCHAR(255),
    "updated_by" VARCHAR(255),
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "rate_plans_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "rate_plans_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "items"("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
    CONSTRAINT "rate_plans_amounts_not_negative"
        CHECK ("deposit" >= 0 AND "late_fee_price" >= 0 AND "replacement_value" >= 0),
    CONSTRAINT "rate_plans_late_fee_unit_known" CHECK ("late_fee_unit" IN ('hour', 'day', 'week')),
    CONSTRAINT "rate_plans_late_fee_whole" CHECK (("late_fee_unit" IS NULL) = ("late_fee_price" IS NULL)),
    CONSTRAINT "rate_plans_minutes_in_range"
        CHECK ("turnaround_minutes" >= 0 AND "turnaround_minutes" <= 43200 AND "grace_minutes" >= 0 AND "grace_minutes" <= 43200),
    CONSTRAINT "rate_plans_tiers_counted"
        CHECK (jsonb_typeof("tiers") = 'array' AND jsonb_array_length("tiers") BETWEEN 1 AND 8),
    CONSTRAINT "rate_plans_tiers_whole"
        CHECK (jsonb_array_length(jsonb_path_query_array("tiers",
            '$[*] ? ((@.unit == "hour" || @.unit == "day" || @.unit == "week") && @.count >= 1 && @.count <= 1000 && @.count.floor() == @.count && @.price like_regex "^[0-9]{1,12}([.][0-9]{1,4})?$")')) = jsonb_array_length("tiers")),
    CONSTRAINT "rate_plans_version_positive" CHECK ("version" >= 1)
);

CREATE INDEX "rate_plans_active_created_at" ON "rate_plans"("created_at", "id") WHERE "is_active";
CREATE INDEX "rate_plans_active_updated_at" ON "rate_plans"("updated_at", "id") WHERE "is_active";
CREATE UNIQUE INDEX "rate_plans_item_active_key" ON "rate_plans"("item_id") WHERE "is_active";

SELECT keep_list_total('rate_plans', only_active => true);
