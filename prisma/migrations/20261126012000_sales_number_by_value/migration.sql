-- Numbers are sorted by their place in the sequence: ST-2026-1000000 comes after ST-2026-999999.
ALTER TABLE "sales_transactions"
    ADD CONSTRAINT "sales_transactions_number_well_formed" CHECK ("number" ~ '^ST-[0-9]{4}-[0-9]{6,19}$');
CREATE INDEX "sales_transactions_number_value" ON "sales_transactions"((split_part("number", '-', 3)::bigint), "id");
