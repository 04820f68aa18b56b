-- What Prisma cannot say of purchasing.

ALTER TABLE goods_receipt_items
  ADD CONSTRAINT goods_receipt_items_quantity_positive CHECK (quantity >= 1);

ALTER TABLE purchase_order_items
  ADD CONSTRAINT purchase_order_items_cost_not_negative CHECK (unit_cost >= 0),
  ADD CONSTRAINT purchase_order_items_named CHECK (btrim(sku) <> '' AND btrim(name) <> ''),
  ADD CONSTRAINT purchase_order_items_ordered_positive CHECK (ordered >= 1),
  ADD CONSTRAINT purchase_order_items_received_of_ordered CHECK (received >= 0 AND received <= ordered);

CREATE SEQUENCE purchase_order_numbers;

ALTER TABLE purchase_orders
  ADD CONSTRAINT purchase_orders_number_well_formed CHECK (number ~ '^PO-[0-9]{4}-[0-9]{6,19}$'),
  ADD CONSTRAINT purchase_orders_open CHECK (is_open = (status IN ('draft', 'ordered', 'partially_received'))),
  ADD CONSTRAINT purchase_orders_status_known
    CHECK (status IN ('draft', 'ordered', 'partially_received', 'received', 'cancelled', 'closed')),
  ADD CONSTRAINT purchase_orders_vendor_name_not_blank CHECK (btrim(vendor_name) <> ''),
  ADD CONSTRAINT purchase_orders_version_positive CHECK (version >= 1);

CREATE INDEX purchase_orders_number_value ON purchase_orders ((split_part(number, '-', 3)::bigint), id);
-- What is still to come: few of many orders.
CREATE INDEX purchase_orders_open_vendor ON purchase_orders (vendor_id) WHERE is_open;
CREATE INDEX purchase_orders_open_warehouse ON purchase_orders (warehouse_id) WHERE is_open;

SELECT keep_list_total('purchase_orders', only_active => false);
SELECT keep_list_total('goods_receipts', only_active => false);
