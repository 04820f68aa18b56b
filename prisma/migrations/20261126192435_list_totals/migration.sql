CREATE TABLE "list_totals" (
    "table_name" VARCHAR(63) NOT NULL,
    "rows" BIGINT NOT NULL
);

-- The exact total of a list without a filter, whatever its size. A statement that changes a table appends by
-- how many rows: nobody waits for anybody, and what is rolled back was not counted. Now and then one of
-- them folds what has gathered.

-- Without a key, rows are told apart by all they hold where changes are published to another server.
ALTER TABLE list_totals REPLICA IDENTITY FULL;

-- Leaves one row of all that are there. One transaction at a time does, and nobody waits for it.
CREATE FUNCTION "fold_list_total"("folded" TEXT) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF pg_try_advisory_xact_lock('list_totals'::regclass::oid::int, hashtext("folded")) THEN
        WITH gone AS (DELETE FROM list_totals WHERE table_name = "folded" RETURNING rows)
        INSERT INTO list_totals SELECT "folded", sum(rows) FROM gone HAVING sum(rows) <> 0;
    END IF;
END $$;

-- Counts what a statement did to a table; with an argument, active rows only.
CREATE FUNCTION "change_list_total"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    path TEXT;
BEGIN
    -- The totals of this schema, wherever the session looks for tables; a SET clause would cost every call.
    IF current_schema() IS DISTINCT FROM TG_TABLE_SCHEMA THEN
        path := current_setting('search_path');
        PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA), true);
    END IF;
    IF TG_OP = 'TRUNCATE' THEN
        DELETE FROM list_totals WHERE table_name = TG_TABLE_NAME;
    ELSIF TG_OP = 'UPDATE' THEN
        INSERT INTO list_totals VALUES (TG_TABLE_NAME, CASE WHEN NEW.is_active THEN 1 ELSE -1 END);
    ELSE
        IF TG_NARGS > 0 THEN
            INSERT INTO list_totals SELECT TG_TABLE_NAME, CASE TG_OP WHEN 'INSERT' THEN count(*) ELSE -count(*) END
              FROM changed WHERE is_active HAVING count(*) > 0;
        ELSE
            INSERT INTO list_totals SELECT TG_TABLE_NAME, CASE TG_OP WHEN 'INSERT' THEN count(*) ELSE -count(*) END
              FROM changed HAVING count(*) > 0;
        END IF;
        -- An older snapshot may not delete what another has folded meanwhile.
        IF random() < 0.002 AND current_setting('transaction_isolation') = 'read committed' THEN
            PERFORM fold_list_total(TG_TABLE_NAME);
        END IF;
    END IF;
    IF path IS NOT NULL THEN
        PERFORM set_config('search_path', path, true);
    END IF;
    RETURN NULL;
END $$;

-- From now on the total of the table is kept; also counts anew what has gone wrong.
CREATE FUNCTION "keep_list_total"("kept" regclass, "only_active" BOOLEAN) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    own RECORD;
    event TEXT[];
BEGIN
    SELECT relname AS name, relnamespace::regnamespace AS home INTO own FROM pg_class WHERE oid = "kept";
    EXECUTE format('LOCK TABLE %s IN SHARE ROW EXCLUSIVE MODE', "kept");
    FOREACH event SLICE 1 IN ARRAY ARRAY[
        ['INSERT', 'REFERENCING NEW TABLE AS changed FOR EACH STATEMENT'],
        ['DELETE', 'REFERENCING OLD TABLE AS changed FOR EACH STATEMENT'],
        ['TRUNCATE', 'FOR EACH STATEMENT'],
        -- A statement's condition cannot look at rows, and a row whose state stays costs no call.
        ['UPDATE', 'FOR EACH ROW WHEN (OLD.is_active IS DISTINCT FROM NEW.is_active)']]
    LOOP
        CONTINUE WHEN event[1] = 'UPDATE' AND NOT "only_active";
        EXECUTE format('CREATE OR REPLACE TRIGGER %I AFTER %s ON %s %s EXECUTE FUNCTION %s.change_list_total(%s)',
            own.name || '_total_' || lower(event[1]), event[1], "kept", event[2], own.home,
            CASE WHEN "only_active" THEN '''is_active''' END);
    END LOOP;
    EXECUTE format('DELETE FROM %s.list_totals WHERE table_name = %L', own.home, own.name);
    EXECUTE format('INSERT INTO %1$s.list_totals SELECT %2$L, count(*) FROM %3$s %4$s HAVING count(*) > 0',
        own.home, own.name, "kept", CASE WHEN "only_active" THEN 'WHERE is_active' END);
END $$;

-- What is there is counted while nobody writes: each table is locked first, until the end.
SELECT keep_list_total(kept, only_active)
  FROM (VALUES ('customers'::regclass, true), ('vendors', true), ('items', true), ('warehouses', true),
               ('contact_numbers', true), ('users', true), ('sales_transactions', false),
               ('sales_returns', false), ('stock_levels', false), ('stock_movements', false))
    AS lists (kept, only_active);
