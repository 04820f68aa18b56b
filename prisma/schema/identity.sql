-- What Prisma cannot say of users and API keys.

ALTER TABLE users
  ADD CONSTRAINT users_role_known CHECK (role IN ('viewer', 'clerk', 'manager', 'admin')),
  ADD CONSTRAINT users_username_lower_case CHECK (username = lower(username)),
  ADD CONSTRAINT users_version_positive CHECK (version >= 1);

CREATE INDEX users_active_created_at ON users (created_at, id) WHERE is_active;
CREATE INDEX users_active_role ON users (role, id) WHERE is_active;
CREATE INDEX users_active_updated_at ON users (updated_at, id) WHERE is_active;
CREATE INDEX users_active_username ON users (username, id) WHERE is_active;
CREATE UNIQUE INDEX users_username_active_key ON users (username) WHERE is_active;

SELECT keep_list_total('users', only_active => true);

ALTER TABLE api_keys
  ADD COLUMN name_search text GENERATED ALWAYS AS (search_text(name)) STORED;

ALTER TABLE api_keys
  ADD CONSTRAINT api_keys_digest_well_formed CHECK (digest ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT api_keys_expires_after_creation CHECK (expires_at > created_at),
  ADD CONSTRAINT api_keys_name_not_blank CHECK (btrim(name) <> ''),
  ADD CONSTRAINT api_keys_role_known CHECK (role IN ('viewer', 'clerk', 'manager', 'admin')),
  ADD CONSTRAINT api_keys_version_positive CHECK (version >= 1);

CREATE INDEX api_keys_active_created_at ON api_keys (created_at, id) WHERE is_active;
CREATE INDEX api_keys_active_expires_at ON api_keys (expires_at, id) WHERE is_active;
CREATE INDEX api_keys_active_name ON api_keys (name, id) WHERE is_active;
CREATE INDEX api_keys_active_role ON api_keys (role, id) WHERE is_active;
CREATE INDEX api_keys_active_updated_at ON api_keys (updated_at, id) WHERE is_active;
CREATE UNIQUE INDEX api_keys_name_active_key ON api_keys (text_key(name)) WHERE is_active;

SELECT keep_list_total('api_keys', only_active => true);
