-- What Prisma cannot say of rentals.

ALTER TABLE rate_plans
  ADD CONSTRAINT rate_plans_amounts_not_negative
    CHECK (deposit >= 0 AND late_fee_price >= 0 AND replacement_value >= 0),
  ADD CONSTRAINT rate_plans_late_fee_whole CHECK ((late_fee_unit IS NULL) = (late_fee_price IS NULL)),
  ADD CONSTRAINT rate_plans_late_fee_unit_known CHECK (late_fee_unit IN ('hour', 'day', 'week')),
  ADD CONSTRAINT rate_plans_minutes_in_range
    CHECK (turnaround_minutes >= 0 AND turnaround_minutes <= 43200 AND grace_minutes >= 0 AND grace_minutes <= 43200),
  ADD CONSTRAINT rate_plans_tiers_counted
    CHECK (jsonb_typeof(tiers) = 'array' AND jsonb_array_length(tiers) BETWEEN 1 AND 8),
  -- As many as say it all: a unit, how many of it, and a decimal text that is not negative.
  ADD CONSTRAINT rate_plans_tiers_whole
    CHECK (jsonb_array_length(jsonb_path_query_array(tiers,
      '$[*] ? ((@.unit == "hour" || @.unit == "day" || @.unit == "week") && @.count >= 1 && @.count <= 1000 && @.count.floor() == @.count && @.price like_regex "^[0-9]{1,12}([.][0-9]{1,4})?$")')) = jsonb_array_length(tiers)),
  ADD CONSTRAINT rate_plans_version_positive CHECK (version >= 1);

CREATE INDEX rate_plans_active_created_at ON rate_plans (created_at, id) WHERE is_active;
CREATE INDEX rate_plans_active_updated_at ON rate_plans (updated_at, id) WHERE is_active;
CREATE UNIQUE INDEX rate_plans_item_active_key ON rate_plans (item_id) WHERE is_active;

SELECT keep_list_total('rate_plans', only_active => true);

CREATE SEQUENCE rental_agreement_numbers;

ALTER TABLE rental_agreements
  ADD CONSTRAINT rental_agreements_amounts_not_negative CHECK (
    total_amount >= 0 AND paid_amount >= 0 AND refunded_amount >= 0 AND balance_due >= 0),
  ADD CONSTRAINT rental_agreements_balance CHECK (
    balance_due = CASE WHEN status = 'cancelled' THEN 0 ELSE greatest(total_amount - goodwill_amount, 0) END
                  - (paid_amount - refunded_amount)),
  ADD CONSTRAINT rental_agreements_customer_address_whole CHECK (
    num_nulls(customer_address_street, customer_address_city, customer_address_country) IN (0, 3)
    AND (customer_address_street IS NOT NULL
         OR num_nonnulls(customer_address_state, customer_address_zip_code) = 0)),
  ADD CONSTRAINT rental_agreements_customer_name_not_blank CHECK (btrim(customer_name) <> ''),
  ADD CONSTRAINT rental_agreements_deposit_held CHECK (
    deposit_held = deposit_received - deposit_applied - deposit_released AND deposit_held >= 0),
  ADD CONSTRAINT rental_agreements_deposits_not_negative CHECK (
    deposit_required >= 0 AND deposit_received >= 0 AND deposit_applied >= 0 AND deposit_released >= 0),
  ADD CONSTRAINT rental_agreements_goodwill_of_refund
    CHECK (goodwill_amount >= 0 AND goodwill_amount <= refunded_amount),
  ADD CONSTRAINT rental_agreements_number_well_formed CHECK (number ~ '^RA-[0-9]{4}-[0-9]{6,19}$'),
  ADD CONSTRAINT rental_agreements_open
    CHECK (is_open = (status IN ('reserved', 'out') OR balance_due > 0 OR deposit_held > 0)),
  ADD CONSTRAINT rental_agreements_payment_status CHECK (
    payment_status = CASE
      WHEN balance_due > 0 THEN CASE WHEN paid_amount = refunded_amount THEN 'unpaid' ELSE 'partially_paid' END
      WHEN refunded_amount > 0
        THEN CASE WHEN paid_amount = refunded_amount THEN 'refunded' ELSE 'partially_refunded' END
      WHEN paid_amount > 0 OR total_amount = 0 THEN 'paid'
      ELSE 'settled' END),
  ADD CONSTRAINT rental_agreements_payment_terms_known
    CHECK (payment_terms IN ('due_on_receipt', 'net_15', 'net_30', 'net_60')),
  ADD CONSTRAINT rental_agreements_period CHECK (starts_at < ends_at),
  ADD CONSTRAINT rental_agreements_pieces_out CHECK (pieces_out >= 0 AND (pieces_out = 0 OR status = 'out')),
  ADD CONSTRAINT rental_agreements_refund_of_payment CHECK (refunded_amount <= paid_amount),
  ADD CONSTRAINT rental_agreements_status_known CHECK (status IN ('reserved', 'out', 'returned', 'cancelled')),
  ADD CONSTRAINT rental_agreements_time_zone_name
    CHECK (time_zone ~ '^(UTC|[A-Za-z_]+(/[A-Za-z0-9_+-]+){1,2})$'),
  ADD CONSTRAINT rental_agreements_version_positive CHECK (version >= 1);

CREATE INDEX rental_agreements_number_value ON rental_agreements ((split_part(number, '-', 3)::bigint), id);
CREATE INDEX rental_agreements_open_customer ON rental_agreements (customer_id) WHERE is_open;
CREATE INDEX rental_agreements_open_warehouse ON rental_agreements (warehouse_id) WHERE is_open;
-- Who has pieces after the end: few of many.
CREATE INDEX rental_agreements_out_ends_at ON rental_agreements (ends_at, id) WHERE pieces_out > 0;
CREATE INDEX rental_agreements_period ON rental_agreements USING gist (tstzrange(starts_at, ends_at));
-- As that of sales: what the report of receivables reads.
CREATE INDEX rental_agreements_receivable_customer ON rental_agreements (customer_id, currency)
  INCLUDE (due_date, balance_due) WHERE balance_due > 0;

ALTER TABLE rental_lines
  ADD CONSTRAINT rental_lines_assets_of_out
    CHECK (asset_ids IS NOT NULL AND cardinality(asset_ids) IN (0, handed_out - returned - lost)),
  ADD CONSTRAINT rental_lines_back_of_handed_out
    CHECK (returned >= 0 AND lost >= 0 AND returned + lost <= handed_out),
  ADD CONSTRAINT rental_lines_first_out_at CHECK ((first_out_at IS NULL) = (handed_out = 0)),
  ADD CONSTRAINT rental_lines_handed_out_of_quantity
    CHECK (handed_out >= 0 AND released >= 0 AND handed_out + released <= quantity),
  ADD CONSTRAINT rental_lines_named CHECK (btrim(sku) <> '' AND btrim(name) <> ''),
  ADD CONSTRAINT rental_lines_quantity_positive CHECK (quantity >= 1),
  ADD CONSTRAINT rental_lines_rate_whole CHECK (jsonb_typeof(rate) = 'object');

ALTER TABLE rental_charges
  ADD CONSTRAINT rental_charges_amount CHECK (CASE WHEN kind = 'adjustment' THEN amount < 0 ELSE amount > 0 END),
  ADD CONSTRAINT rental_charges_kind_known
    CHECK (kind IN ('rental', 'late', 'damage', 'loss', 'adjustment'));

ALTER TABLE rental_hand_outs
  ADD CONSTRAINT rental_hand_outs_past CHECK ("at" <= created_at);

ALTER TABLE rental_hand_out_lines
  ADD CONSTRAINT rental_hand_out_lines_assets CHECK (asset_ids IS NOT NULL AND cardinality(asset_ids) IN (0, quantity)),
  ADD CONSTRAINT rental_hand_out_lines_quantity_positive CHECK (quantity >= 1);

ALTER TABLE rental_check_ins
  ADD CONSTRAINT rental_check_ins_past CHECK ("at" <= created_at);

ALTER TABLE rental_check_in_lines
  ADD CONSTRAINT rental_check_in_lines_assets CHECK (asset_ids IS NOT NULL AND cardinality(asset_ids) IN (0, quantity)),
  ADD CONSTRAINT rental_check_in_lines_charges CHECK (
    late_charge >= 0 AND charge >= 0 AND (condition <> 'good' OR charge = 0) AND (condition <> 'lost' OR late_charge = 0)),
  ADD CONSTRAINT rental_check_in_lines_condition_known CHECK (condition IN ('good', 'damaged', 'lost')),
  ADD CONSTRAINT rental_check_in_lines_quantity_positive CHECK (quantity >= 1);

SELECT keep_list_total('rental_agreements', only_active => false);
SELECT keep_list_total('rental_hand_outs', only_active => false);
SELECT keep_list_total('rental_check_ins', only_active => false);
