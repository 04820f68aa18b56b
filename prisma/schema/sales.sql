-- What Prisma cannot say of sales.

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
  ADD CONSTRAINT sales_transaction_items_discount CHECK (
    (discount_rate IS NULL) = (discount_reason IS NULL)
    AND (discount_rate IS NULL OR discount_rate >= 0 AND discount_rate <= 1 AND unit_price <= list_price)),
  ADD CONSTRAINT sales_transaction_items_discount_reason_not_blank CHECK (btrim(discount_reason) <> ''),
  ADD CONSTRAINT sales_transaction_items_gift
    CHECK (unit_price > 0 OR list_price = 0 OR discount_rate IS NOT DISTINCT FROM 1),
  ADD CONSTRAINT sales_transaction_items_list_price_not_negative CHECK (list_price >= 0),
  ADD CONSTRAINT sales_transaction_items_named CHECK (btrim(sku) <> '' AND btrim(name) <> ''),
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
    balance_due = CASE WHEN status = 'cancelled' THEN 0
                  ELSE greatest(total_amount - returned_amount - goodwill_amount, 0) END
                  - (paid_amount - refunded_amount)),
  ADD CONSTRAINT sales_transactions_goodwill_of_refund CHECK (goodwill_amount BETWEEN 0 AND refunded_amount),
  ADD CONSTRAINT sales_transactions_customer_address_whole CHECK (
    num_nulls(customer_address_street, customer_address_city, customer_address_country) IN (0, 3)
    AND (customer_address_street IS NOT NULL
         OR num_nonnulls(customer_address_state, customer_address_zip_code) = 0)),
  ADD CONSTRAINT sales_transactions_customer_name_not_blank CHECK (btrim(customer_name) <> ''),
  ADD CONSTRAINT sales_transactions_number_well_formed CHECK (number ~ '^ST-[0-9]{4}-[0-9]{6,19}$'),
  ADD CONSTRAINT sales_transactions_open CHECK (is_open = (status = 'confirmed' OR balance_due > 0)),
  ADD CONSTRAINT sales_transactions_payment_status CHECK (
    payment_status = CASE
      WHEN balance_due > 0 THEN CASE WHEN paid_amount = refunded_amount THEN 'unpaid' ELSE 'partially_paid' END
      WHEN refunded_amount > 0
        THEN CASE WHEN paid_amount = refunded_amount THEN 'refunded' ELSE 'partially_refunded' END
      WHEN paid_amount > 0 OR total_amount = 0 THEN 'paid'
      ELSE 'settled' END),
  ADD CONSTRAINT sales_transactions_payment_terms_known
    CHECK (payment_terms IN ('due_on_receipt', 'net_15', 'net_30', 'net_60')),
  ADD CONSTRAINT sales_transactions_refund_of_payment CHECK (refunded_amount <= paid_amount),
  ADD CONSTRAINT sales_transactions_return_fulfilled CHECK (returned_amount = 0 OR status = 'fulfilled'),
  ADD CONSTRAINT sales_transactions_return_of_total CHECK (returned_amount <= total_amount),
  ADD CONSTRAINT sales_transactions_status_known CHECK (status IN ('confirmed', 'fulfilled', 'cancelled')),
  ADD CONSTRAINT sales_transactions_version_positive CHECK (version >= 1);

CREATE INDEX sales_transactions_number_value ON sales_transactions ((split_part(number, '-', 3)::bigint), id);
CREATE INDEX sales_transactions_open_customer ON sales_transactions (customer_id) WHERE is_open;
-- What is to be collected: few of many sales. The first holds all that its report reads.
CREATE INDEX sales_transactions_receivable_customer ON sales_transactions (customer_id, currency)
  INCLUDE (due_date, balance_due) WHERE balance_due > 0;
CREATE INDEX sales_transactions_receivable_due ON sales_transactions (due_date, id) WHERE balance_due > 0;

SELECT keep_list_total('sales_transactions', only_active => false);
SELECT keep_list_total('sales_returns', only_active => false);
