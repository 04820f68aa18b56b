-- What went with an owner that is deleted comes back with them.
CREATE INDEX "contact_numbers_deleted_entity" ON "contact_numbers"("entity_id", "updated_at") WHERE NOT "is_active";

-- What is open, and what is not, is counted in an index.
DROP INDEX "sales_transactions_status_count";
CREATE INDEX "sales_transactions_status_count" ON "sales_transactions"("status", "payment_status", "is_open");

-- What is to be collected: few of many sales.
CREATE INDEX "sales_transactions_receivable_customer" ON "sales_transactions"("customer_id", "currency")
  INCLUDE ("due_date", "balance_due") WHERE "balance_due" > 0;
CREATE INDEX "sales_transactions_receivable_due" ON "sales_transactions"("due_date", "id") WHERE "balance_due" > 0;
