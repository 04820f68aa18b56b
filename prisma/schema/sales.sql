-- What Prisma cannot say of sales.

ALTER TABLE payments
  ADD CONSTRAINT payments_amount_positive CHECK (amount > 0),
  ADD CONSTRAINT payments_method_known CHECK (method IN ('cash', 'card', 'bank_transfer', 'check', 'other'));

ALTER TABLE sales_allocations
  ADD CONSTRAINT sales_allocations_quantity_positive CHECK (quantity >= 1);

ALTER TABLE sales_return_items
  ADD CONSTRAINT sales_return_items_amount_not_negative CHECK (amount >= 0),
  ADD CONSTRAINT sales_return_items_quantity_positive CHECK (quantity >= 1);

ALTER TABLE sales_returns
  ADD CONSTRAINT sales_returns_amounts
    CHECK (return_amount >= 0 AND refund_amount BETWEEN 0 AND return_amount),
  ADD CONSTRAINT sales_returns_reason_not_blank CHECK (btrim(reason) <> '');

ALTER TABLE sales_transaction_items
  ADD CONSTRAINT sales_transaction_items_price_not_negative CHECK (unit_price >= 0),
  ADD CONSTRAINT sales_transaction_items_quantity_positive CHECK (quantity >= 1),
  ADD CONSTRAINT sales_transaction_items_return_of_sold CHECK (returned_quantity BETWEEN 0 AND quantity),
  ADD CONSTRAINT sales_transaction_items_total CHECK (line_total = unit_price * quantity);

CREATE SEQUENCE sales_transaction_numbers;

ALTER TABLE sales_transactions
  ADD CONSTRAINT sales_transactions_amounts_not_negative CHECK (
    total_amount >= 0 AND paid_amount >= 0 AND refunded_amount >= 0 AND returned_amount >= 0
    AND balance_due >= 0),
  ADD CONSTRAINT sales_transactions_balance CHECK (
    balance_due = CASE WHEN status = 'cancelled' THEN 0 ELSE total_amount - returned_amount END
                  - (paid_amount - refunded_amount)),
  ADD CONSTRAINT sales_transactions_number_well_formed CHECK (number ~ '^ST-[0-9]{4}-[0-9]{6,19}$'),
  ADD CONSTRAINT sales_transactions_open CHECK (is_open = (status = 'confirmed' OR balance_due > 0)),
  ADD CONSTRAINT sales_transactions_payment_status_known
    CHECK (payment_status IN ('unpaid', 'partially_paid', 'paid', 'partially_refunded', 'refunded')),
  ADD CONSTRAINT sales_transactions_payment_terms_known
    CHECK (payment_terms IN ('due_on_receipt', 'net_15', 'net_30', 'net_60')),
  ADD CONSTRAINT sales_transactions_refund_of_payment CHECK (refunded_amount <= paid_amount),
  ADD CONSTRAINT sales_transactions_return_fulfilled CHECK (returned_amount = 0 OR status = 'fulfilled'),
  ADD CONSTRAINT sales_transactions_return_of_total CHECK (returned_amount <= total_amount),
  ADD CONSTRAINT sales_transactions_status_known CHECK (status IN ('confirmed', 'fulfilled', 'cancelled')),
  ADD CONSTRAINT sales_transactions_version_positive CHECK (version >= 1);

CREATE INDEX sales_transactions_number_value ON sales_transactions ((split_part(number, '-', 3)::bigint), id);
CREATE INDEX sales_transactions_open_customer ON sales_transactions (customer_id) WHERE is_open;

SELECT keep_list_total('sales_transactions', only_active => false);
SELECT keep_list_total('sales_returns', only_active => false);
