-- What is counted under a filter that most rows meet is read from an index that has little else.
CREATE INDEX "stock_levels_warehouse_count" ON "stock_levels"("warehouse_id");
CREATE INDEX "stock_movements_warehouse_count" ON "stock_movements"("warehouse_id");
CREATE INDEX "sales_returns_warehouse_count" ON "sales_returns"("warehouse_id");
CREATE INDEX "sales_transactions_status_count" ON "sales_transactions"("status", "payment_status");
CREATE INDEX "contact_numbers_active_entity_type" ON "contact_numbers"("entity_type") WHERE "is_active";
