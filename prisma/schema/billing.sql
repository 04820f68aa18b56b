-- What Prisma cannot say of billing.

ALTER TABLE deposits
  ADD CONSTRAINT deposits_amount_positive CHECK (amount > 0),
  ADD CONSTRAINT deposits_kind_known CHECK (kind IN ('received', 'applied', 'released')),
  ADD CONSTRAINT deposits_method_known CHECK (method IN ('cash', 'card', 'bank_transfer', 'check', 'other')),
  ADD CONSTRAINT deposits_method_of_money CHECK ((kind = 'applied') = (method IS NULL));

ALTER TABLE payments
  ADD CONSTRAINT payments_amount_positive CHECK (amount > 0),
  ADD CONSTRAINT payments_deposit_of_rental CHECK (method <> 'deposit' OR rental_agreement_id IS NOT NULL),
  ADD CONSTRAINT payments_method_known CHECK (method IN ('cash', 'card', 'bank_transfer', 'check', 'other', 'deposit')),
  ADD CONSTRAINT payments_of_one_document CHECK (num_nonnulls(sales_transaction_id, rental_agreement_id) = 1);

ALTER TABLE refunds
  ADD CONSTRAINT refunds_amount_positive CHECK (amount > 0),
  ADD CONSTRAINT refunds_kind_known CHECK (kind IN ('goodwill', 'cancellation', 'return', 'adjustment')),
  ADD CONSTRAINT refunds_method_known CHECK (method IN ('cash', 'card', 'bank_transfer', 'check', 'other')),
  ADD CONSTRAINT refunds_of_one_document CHECK (num_nonnulls(sales_transaction_id, rental_agreement_id) = 1),
  ADD CONSTRAINT refunds_reason_of_goodwill
    CHECK (CASE WHEN kind = 'goodwill' THEN btrim(reason) <> '' AND reason IS NOT NULL ELSE reason IS NULL END);

SELECT keep_list_total('deposits', only_active => false);
SELECT keep_list_total('payments', only_active => false);
SELECT keep_list_total('refunds', only_active => false);
