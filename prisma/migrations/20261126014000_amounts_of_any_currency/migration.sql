-- Room for the places of every currency (KWD has three, CLF four); no value changes.
ALTER TABLE "items"
    ALTER COLUMN "unit_price" SET DATA TYPE DECIMAL(16,4);
ALTER TABLE "sales_transactions"
    ALTER COLUMN "total_amount" SET DATA TYPE DECIMAL(16,4),
    ALTER COLUMN "paid_amount" SET DATA TYPE DECIMAL(16,4),
    ALTER COLUMN "refunded_amount" SET DATA TYPE DECIMAL(16,4),
    ALTER COLUMN "returned_amount" SET DATA TYPE DECIMAL(16,4),
    ALTER COLUMN "balance_due" SET DATA TYPE DECIMAL(16,4);
ALTER TABLE "sales_transaction_items"
    ALTER COLUMN "unit_price" SET DATA TYPE DECIMAL(16,4),
    ALTER COLUMN "line_total" SET DATA TYPE DECIMAL(16,4);
ALTER TABLE "payments"
    ALTER COLUMN "amount" SET DATA TYPE DECIMAL(16,4);
ALTER TABLE "sales_returns"
    ALTER COLUMN "return_amount" SET DATA TYPE DECIMAL(16,4),
    ALTER COLUMN "refund_amount" SET DATA TYPE DECIMAL(16,4);
ALTER TABLE "sales_return_items"
    ALTER COLUMN "amount" SET DATA TYPE DECIMAL(16,4);
