-- What was told beside a body becomes one text that only the API reads; locations are kept below the
-- path that a version of the API is mounted at.
ALTER TABLE "stored_answers" ADD COLUMN     "head" TEXT;

UPDATE "stored_answers"
   SET "head" = json_build_object('status', "status",
                                  'location', regexp_replace("location", '^/api/v1/', '/'),
                                  'etag', "etag")::text;

-- AlterTable
ALTER TABLE "stored_answers" DROP COLUMN "etag",
DROP COLUMN "location",
DROP COLUMN "status",
ALTER COLUMN "head" SET NOT NULL;
