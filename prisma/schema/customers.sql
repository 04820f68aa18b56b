-- What Prisma cannot say of customers.
-- What the database makes of a column is an ordinary column to Prisma.

ALTER TABLE customers
  ADD COLUMN name_search text GENERATED ALWAYS AS (search_text(name)) STORED;

ALTER TABLE customers
  ADD CONSTRAINT customers_address_whole CHECK (
    num_nulls(address_street, address_city, address_country) IN (0, 3)
    AND (address_street IS NOT NULL OR num_nonnulls(address_state, address_zip_code) = 0)),
  ADD CONSTRAINT customers_country_code CHECK (address_country ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT customers_email_lower_case CHECK (email = lower(email)),
  ADD CONSTRAINT customers_name_not_blank CHECK (btrim(name) <> ''),
  ADD CONSTRAINT customers_version_positive CHECK (version >= 1);

CREATE INDEX customers_active_city ON customers (address_city, created_at, id) WHERE is_active;
CREATE INDEX customers_active_created_at ON customers (created_at, id) WHERE is_active;
CREATE INDEX customers_active_email ON customers (email, id) WHERE is_active;
CREATE INDEX customers_active_name ON customers (name, id) WHERE is_active;
CREATE INDEX customers_active_updated_at ON customers (updated_at, id) WHERE is_active;
CREATE UNIQUE INDEX customers_email_active_key ON customers (email) WHERE is_active;

SELECT keep_list_total('customers', only_active => true);
