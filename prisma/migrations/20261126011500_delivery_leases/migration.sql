-- AlterTable
ALTER TABLE "outbox_deliveries" ADD COLUMN     "lease" UUID,
ADD COLUMN     "postponements" INTEGER NOT NULL DEFAULT 0;


-- By hand from here on: what the Prisma schema cannot say. A test lists these from the catalogs.

-- Each subscriber claims for itself.
DROP INDEX "outbox_deliveries_due";
CREATE INDEX "outbox_deliveries_due" ON "outbox_deliveries"("subscriber", "due_at", "position") WHERE "state" = 'pending';

-- Who is done with a delivery has it no longer.
ALTER TABLE "outbox_deliveries"
    ADD CONSTRAINT "outbox_deliveries_lease_pending" CHECK ("lease" IS NULL OR "state" = 'pending'),
    ADD CONSTRAINT "outbox_deliveries_attempts_not_negative" CHECK ("attempts" >= 0 AND "postponements" >= 0);
