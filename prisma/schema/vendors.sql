-- What Prisma cannot say of vendors.
-- What the database makes of a column is an ordinary column to Prisma.

ALTER TABLE vendors
  ADD COLUMN name_search text GENERATED ALWAYS AS (search_text(name)) STORED;

ALTER TABLE vendors
  ADD CONSTRAINT vendors_address_whole CHECK (
    num_nulls(address_street, address_city, address_country) IN (0, 3)
    AND (address_street IS NOT NULL OR num_nonnulls(address_state, address_zip_code) = 0)),
  ADD CONSTRAINT vendors_country_code CHECK (address_country ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT vendors_email_lower_case CHECK (email = lower(email)),
  ADD CONSTRAINT vendors_name_not_blank CHECK (btrim(name) <> ''),
  ADD CONSTRAINT vendors_payment_terms_known
    CHECK (payment_terms IN ('due_on_receipt', 'net_15', 'net_30', 'net_60')),
  ADD CONSTRAINT vendors_version_positive CHECK (version >= 1);

CREATE INDEX vendors_active_city ON vendors (address_city, created_at, id) WHERE is_active;
CREATE INDEX vendors_active_created_at ON vendors (created_at, id) WHERE is_active;
CREATE INDEX vendors_active_email ON vendors (email, id) WHERE is_active;
CREATE INDEX vendors_active_name ON vendors (name, id) WHERE is_active;
CREATE INDEX vendors_active_updated_at ON vendors (updated_at, id) WHERE is_active;
CREATE UNIQUE INDEX vendors_email_active_key ON vendors (email) WHERE is_active;
CREATE UNIQUE INDEX vendors_name_active_key ON vendors (text_key(name)) WHERE is_active;

SELECT keep_list_total('vendors', only_active => true);
