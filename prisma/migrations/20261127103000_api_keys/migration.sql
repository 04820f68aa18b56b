-- What machines sign in with: a digest of each key, the role it has, and when it ends.

-- CreateTable
CREATE TABLE "api_keys" (
    "id" UUID NOT NULL,
    "name" VARCHAR(60) NOT NULL,
    "prefix" VARCHAR(32) NOT NULL,
    "digest" VARCHAR(64) NOT NULL,
    "role" VARCHAR(16) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" VARCHAR(255),
    "updated_by" VARCHAR(255),
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "api_keys_pkey" PRIMARY KEY ("id")
);

ALTER TABLE api_keys ADD COLUMN name_search text GENERATED ALWAYS AS (search_text((name)::text)) STORED;

-- CreateIndex
CREATE INDEX "api_keys_name_trgm" ON "api_keys" USING GIN ("name_search" gin_trgm_ops);

ALTER TABLE api_keys ADD CONSTRAINT api_keys_digest_well_formed CHECK (((digest)::text ~ '^[0-9a-f]{64}$'::text));
ALTER TABLE api_keys ADD CONSTRAINT api_keys_expires_after_creation CHECK ((expires_at > created_at));
ALTER TABLE api_keys ADD CONSTRAINT api_keys_name_not_blank CHECK ((btrim((name)::text) <> ''::text));
ALTER TABLE api_keys ADD CONSTRAINT api_keys_role_known CHECK (((role)::text = ANY ((ARRAY['viewer'::character varying, 'clerk'::character varying, 'manager'::character varying, 'admin'::character varying])::text[])));
ALTER TABLE api_keys ADD CONSTRAINT api_keys_version_positive CHECK ((version >= 1));
CREATE INDEX api_keys_active_created_at ON api_keys USING btree (created_at, id) WHERE is_active;
CREATE INDEX api_keys_active_expires_at ON api_keys USING btree (expires_at, id) WHERE is_active;
CREATE INDEX api_keys_active_name ON api_keys USING btree (name, id) WHERE is_active;
CREATE INDEX api_keys_active_role ON api_keys USING btree (role, id) WHERE is_active;
CREATE INDEX api_keys_active_updated_at ON api_keys USING btree (updated_at, id) WHERE is_active;
CREATE UNIQUE INDEX api_keys_digest_key ON api_keys USING btree (digest);
CREATE UNIQUE INDEX api_keys_name_active_key ON api_keys USING btree (text_key(name::text)) WHERE is_active;
CREATE TRIGGER api_keys_total_delete AFTER DELETE ON api_keys REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION change_list_total('is_active');
CREATE TRIGGER api_keys_total_insert AFTER INSERT ON api_keys REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION change_list_total('is_active');
CREATE TRIGGER api_keys_total_truncate AFTER TRUNCATE ON api_keys FOR EACH STATEMENT EXECUTE FUNCTION change_list_total('is_active');
CREATE TRIGGER api_keys_total_update AFTER UPDATE ON api_keys FOR EACH ROW WHEN (old.is_active IS DISTINCT FROM new.is_active) EXECUTE FUNCTION change_list_total('is_active');
