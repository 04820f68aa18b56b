-- What Prisma cannot say of contact numbers.

ALTER TABLE contact_numbers
  ADD CONSTRAINT contact_numbers_entity_type_known CHECK (entity_type IN ('Customer', 'Vendor', 'Warehouse')),
  ADD CONSTRAINT contact_numbers_phone_number_rfc3966
    CHECK (phone_number ~ '^\+[1-9][0-9]{6,14}(;ext=[0-9]{1,20})?$'),
  ADD CONSTRAINT contact_numbers_version_positive CHECK (version >= 1);

CREATE INDEX contact_numbers_active_created_at ON contact_numbers (created_at, id) WHERE is_active;
CREATE INDEX contact_numbers_active_entity ON contact_numbers (entity_id, created_at, id) WHERE is_active;
-- To count: so narrow that it costs less than the table, though most numbers be of customers.
CREATE INDEX contact_numbers_active_entity_type ON contact_numbers (entity_type) WHERE is_active;
CREATE INDEX contact_numbers_active_owner ON contact_numbers (entity_type, entity_id, created_at, id)
  WHERE is_active;
CREATE INDEX contact_numbers_active_phone_number ON contact_numbers (phone_number, created_at, id)
  WHERE is_active;
-- What went with an owner that is deleted comes back with them.
CREATE INDEX contact_numbers_deleted_entity ON contact_numbers (entity_id, updated_at) WHERE NOT is_active;
CREATE INDEX contact_numbers_active_updated_at ON contact_numbers (updated_at, id) WHERE is_active;
CREATE UNIQUE INDEX contact_numbers_primary_key ON contact_numbers (entity_type, entity_id)
  WHERE is_active AND is_primary;

SELECT keep_list_total('contact_numbers', only_active => true);
