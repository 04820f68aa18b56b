-- AlterTable
ALTER TABLE "stored_answers" ADD COLUMN     "body_brotli" BYTEA;


-- By hand from here on: what the Prisma schema cannot say. A test lists these from the catalogs.

-- Compressed already: neither to be compressed again nor moved out of the row for little.
ALTER TABLE "stored_answers" ALTER COLUMN "body_brotli" SET STORAGE EXTERNAL;

-- What retention deletes, oldest first.
CREATE INDEX "outbox_deliveries_finished" ON "outbox_deliveries"("finished_at") WHERE "state" IN ('delivered', 'skipped');
