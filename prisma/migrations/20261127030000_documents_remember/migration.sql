-- Sales keep what customer and items were called, and the price of the list beside their own.
-- What is there takes the names of today, of what was deleted too, and its own price for the list's.

-- AlterTable
ALTER TABLE "sales_transactions"
    ADD COLUMN "customer_name" VARCHAR(255),
    ADD COLUMN "customer_address_street" VARCHAR(255),
    ADD COLUMN "customer_address_city" VARCHAR(100),
    ADD COLUMN "customer_address_state" VARCHAR(100),
    ADD COLUMN "customer_address_zip_code" VARCHAR(16),
    ADD COLUMN "customer_address_country" CHAR(3);

UPDATE "sales_transactions" AS sale
   SET "customer_name" = customer."name",
       "customer_address_street" = customer."address_street",
       "customer_address_city" = customer."address_city",
       "customer_address_state" = customer."address_state",
       "customer_address_zip_code" = customer."address_zip_code",
       "customer_address_country" = customer."address_country"
  FROM "customers" AS customer WHERE customer."id" = sale."customer_id";

ALTER TABLE "sales_transactions"
    ALTER COLUMN "customer_name" SET NOT NULL,
    ADD CONSTRAINT "sales_transactions_customer_address_whole" CHECK (
        num_nulls(customer_address_street, customer_address_city, customer_address_country) IN (0, 3)
        AND (customer_address_street IS NOT NULL
             OR num_nonnulls(customer_address_state, customer_address_zip_code) = 0)),
    ADD CONSTRAINT "sales_transactions_customer_name_not_blank" CHECK (btrim(customer_name) <> '');

-- AlterTable
ALTER TABLE "sales_transaction_items"
    ADD COLUMN "sku" VARCHAR(64),
    ADD COLUMN "name" VARCHAR(255),
    ADD COLUMN "list_price" DECIMAL(16,4),
    ADD COLUMN "discount_rate" DECIMAL(5,4),
    ADD COLUMN "discount_reason" VARCHAR(100);

UPDATE "sales_transaction_items" AS line
   SET "sku" = item."sku", "name" = item."name", "list_price" = line."unit_price"
  FROM "items" AS item WHERE item."id" = line."item_id";

ALTER TABLE "sales_transaction_items"
    ALTER COLUMN "sku" SET NOT NULL,
    ALTER COLUMN "name" SET NOT NULL,
    ALTER COLUMN "list_price" SET NOT NULL,
    ADD CONSTRAINT "sales_transaction_items_discount" CHECK (
        (discount_rate IS NULL) = (discount_reason IS NULL)
        AND (discount_rate IS NULL OR discount_rate >= 0 AND discount_rate <= 1 AND unit_price <= list_price)),
    ADD CONSTRAINT "sales_transaction_items_discount_reason_not_blank" CHECK (btrim(discount_reason) <> ''),
    ADD CONSTRAINT "sales_transaction_items_gift"
        CHECK (unit_price > 0 OR list_price = 0 OR discount_rate IS NOT DISTINCT FROM 1),
    ADD CONSTRAINT "sales_transaction_items_list_price_not_negative" CHECK (list_price >= 0),
    ADD CONSTRAINT "sales_transaction_items_named" CHECK (btrim(sku) <> '' AND btrim(name) <> '');
