-- Substring search by trigram indexes.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateTable
CREATE TABLE "customers" (
    "id" UUID NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "email" VARCHAR(254),
    "address_street" VARCHAR(255),
    "address_city" VARCHAR(100),
    "address_state" VARCHAR(100),
    "address_zip_code" VARCHAR(16),
    "address_country" VARCHAR(100),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" VARCHAR(255),
    "updated_by" VARCHAR(255),
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "customers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "username" VARCHAR(64) NOT NULL,
    "password_hash" VARCHAR(255) NOT NULL,
    "password_changed_at" TIMESTAMPTZ(3) NOT NULL,
    "role" VARCHAR(16) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" VARCHAR(255),
    "updated_by" VARCHAR(255),
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_events" (
    "id" UUID NOT NULL,
    "position" BIGSERIAL NOT NULL,
    "name" VARCHAR(100) NOT NULL,
    "schema_version" INTEGER NOT NULL,
    "aggregate_type" VARCHAR(100) NOT NULL,
    "aggregate_id" UUID NOT NULL,
    "aggregate_version" INTEGER NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "actor" VARCHAR(255) NOT NULL,
    "payload" JSONB NOT NULL,

    CONSTRAINT "outbox_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stored_answers" (
    "user_id" VARCHAR(255) NOT NULL,
    "key" VARCHAR(255) NOT NULL,
    "fingerprint" VARCHAR(64) NOT NULL,
    "status" SMALLINT NOT NULL,
    "body" TEXT,
    "location" TEXT,
    "etag" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stored_answers_pkey" PRIMARY KEY ("user_id","key")
);

-- CreateIndex
CREATE INDEX "customers_name_trgm" ON "customers" USING GIN ("name" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "customers_email_trgm" ON "customers" USING GIN ("email" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "outbox_events_position_key" ON "outbox_events"("position");

-- CreateIndex
CREATE INDEX "outbox_events_aggregate" ON "outbox_events"("aggregate_id", "aggregate_version", "position");

-- CreateIndex
CREATE INDEX "stored_answers_created_at" ON "stored_answers"("created_at");

-- By hand from here on: what the Prisma schema cannot say. A test lists these from the catalogs.

-- Unique among those that are not deleted.
CREATE UNIQUE INDEX "customers_email_active_key" ON "customers"("email") WHERE "is_active";
CREATE UNIQUE INDEX "users_username_active_key" ON "users"("username") WHERE "is_active";

-- One index a sort key, the id as the tie-breaker. The first one also answers the count of all.
CREATE INDEX "customers_active_created_at" ON "customers"("created_at", "id") WHERE "is_active";
CREATE INDEX "customers_active_updated_at" ON "customers"("updated_at", "id") WHERE "is_active";
CREATE INDEX "customers_active_name" ON "customers"("name", "id") WHERE "is_active";
CREATE INDEX "customers_active_email" ON "customers"("email", "id") WHERE "is_active";
CREATE INDEX "customers_active_city" ON "customers"("address_city", "created_at", "id") WHERE "is_active";
CREATE INDEX "users_active_created_at" ON "users"("created_at", "id") WHERE "is_active";
CREATE INDEX "users_active_updated_at" ON "users"("updated_at", "id") WHERE "is_active";
CREATE INDEX "users_active_username" ON "users"("username", "id") WHERE "is_active";
CREATE INDEX "users_active_role" ON "users"("role", "id") WHERE "is_active";

ALTER TABLE "customers"
    ADD CONSTRAINT "customers_name_not_blank" CHECK (btrim("name") <> ''),
    ADD CONSTRAINT "customers_email_lower_case" CHECK ("email" = lower("email")),
    ADD CONSTRAINT "customers_version_positive" CHECK ("version" >= 1),
    ADD CONSTRAINT "customers_address_whole" CHECK (
        num_nulls("address_street", "address_city", "address_state", "address_zip_code", "address_country") IN (0, 5)
    );
ALTER TABLE "users"
    ADD CONSTRAINT "users_username_lower_case" CHECK ("username" = lower("username")),
    ADD CONSTRAINT "users_role_known" CHECK ("role" IN ('viewer', 'clerk', 'manager', 'admin')),
    ADD CONSTRAINT "users_version_positive" CHECK ("version" >= 1);
