-- A payment says its currency itself.
ALTER TABLE "payments" ADD COLUMN "currency" CHAR(3);
UPDATE "payments" SET "currency" = sale."currency"
  FROM "sales_transactions" AS sale WHERE sale."id" = "sales_transaction_id";
ALTER TABLE "payments" ALTER COLUMN "currency" SET NOT NULL;
CREATE INDEX "payments_created_at" ON "payments"("created_at", "id");
CREATE INDEX "payments_method" ON "payments"("method", "created_at", "id");
CREATE INDEX "payments_method_count" ON "payments"("method");

CREATE TABLE "refunds" (
    "id" UUID NOT NULL,
    "sales_transaction_id" UUID NOT NULL,
    "amount" DECIMAL(16,4) NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "method" VARCHAR(16) NOT NULL,
    "reference" VARCHAR(255),
    "kind" VARCHAR(16) NOT NULL,
    "reason" VARCHAR(500),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" VARCHAR(255) NOT NULL,

    CONSTRAINT "refunds_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "refunds_sales_transaction_id_fkey" FOREIGN KEY ("sales_transaction_id")
      REFERENCES "sales_transactions"("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
    CONSTRAINT "refunds_amount_positive" CHECK ("amount" > 0),
    CONSTRAINT "refunds_kind_known" CHECK ("kind" IN ('goodwill', 'cancellation', 'return')),
    CONSTRAINT "refunds_method_known"
      CHECK ("method" IN ('cash', 'card', 'bank_transfer', 'check', 'other')),
    CONSTRAINT "refunds_reason_of_goodwill" CHECK (
      CASE WHEN "kind" = 'goodwill' THEN btrim("reason") <> '' AND "reason" IS NOT NULL ELSE "reason" IS NULL END)
);

-- What was refunded so far becomes records: each return and cancellation in its order, by the methods that
-- the money came in by, the newest payment first. Both are laid end to end, and where they overlap is a record.
WITH given AS (
  SELECT "sales_transaction_id", "id", 'return' AS kind, "refund_amount" AS amount, "created_at", "created_by"
    FROM "sales_returns" WHERE "refund_amount" > 0
  UNION ALL
  -- Nothing changes a sale once it is cancelled.
  SELECT "id", "id", 'cancellation', "refunded_amount", "updated_at", "updated_by"
    FROM "sales_transactions" WHERE "status" = 'cancelled' AND "refunded_amount" > 0),
back AS (
  SELECT *, sum(amount) OVER up - amount AS low, sum(amount) OVER up AS high FROM given
  WINDOW up AS (PARTITION BY "sales_transaction_id" ORDER BY "created_at", "id")),
came AS (
  SELECT "sales_transaction_id", "method", sum("amount") OVER down - "amount" AS low,
         sum("amount") OVER down AS high
    FROM "payments"
  WINDOW down AS (PARTITION BY "sales_transaction_id" ORDER BY "created_at" DESC, "id" DESC))
INSERT INTO "refunds" ("id", "sales_transaction_id", "amount", "currency", "method", "kind", "created_at", "created_by")
SELECT gen_random_uuid(), sale."id", sum(least(back.high, came.high) - greatest(back.low, came.low)),
       sale."currency", came."method", back.kind, back."created_at", coalesce(back."created_by", 'system')
  FROM back
  JOIN came ON came."sales_transaction_id" = back."sales_transaction_id"
           AND came.low < back.high AND back.low < came.high
  JOIN "sales_transactions" AS sale ON sale."id" = back."sales_transaction_id"
 GROUP BY sale."id", back."id", back.kind, back."created_at", back."created_by", came."method";

CREATE INDEX "refunds_created_at" ON "refunds"("created_at", "id");
CREATE INDEX "refunds_sales_transaction" ON "refunds"("sales_transaction_id", "created_at", "id");
CREATE INDEX "refunds_method" ON "refunds"("method", "created_at", "id");
CREATE INDEX "refunds_method_count" ON "refunds"("method");

-- What was given back out of goodwill is not owed.
ALTER TABLE "sales_transactions"
  ADD COLUMN "goodwill_amount" DECIMAL(16,4) NOT NULL DEFAULT 0,
  DROP CONSTRAINT "sales_transactions_balance",
  DROP CONSTRAINT "sales_transactions_payment_status_known";

-- Cancelled or returned without a payment is settled: there is nothing to collect.
UPDATE "sales_transactions" SET "payment_status" = 'settled', "version" = "version" + 1
 WHERE "payment_status" = 'unpaid' AND "balance_due" = 0;

ALTER TABLE "sales_transactions"
  ADD CONSTRAINT "sales_transactions_balance" CHECK (
    "balance_due" = CASE WHEN "status" = 'cancelled' THEN 0
                    ELSE greatest("total_amount" - "returned_amount" - "goodwill_amount", 0) END
                    - ("paid_amount" - "refunded_amount")),
  ADD CONSTRAINT "sales_transactions_goodwill_of_refund"
    CHECK ("goodwill_amount" BETWEEN 0 AND "refunded_amount"),
  ADD CONSTRAINT "sales_transactions_payment_status" CHECK (
    "payment_status" = CASE
      WHEN "balance_due" > 0
        THEN CASE WHEN "paid_amount" = "refunded_amount" THEN 'unpaid' ELSE 'partially_paid' END
      WHEN "refunded_amount" > 0
        THEN CASE WHEN "paid_amount" = "refunded_amount" THEN 'refunded' ELSE 'partially_refunded' END
      WHEN "paid_amount" > 0 OR "total_amount" = 0 THEN 'paid'
      ELSE 'settled' END);

-- Both are lists from now on, and their totals are kept.
SELECT keep_list_total('payments', only_active => false);
SELECT keep_list_total('refunds', only_active => false);
