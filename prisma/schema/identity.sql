-- What Prisma cannot say of users.

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
