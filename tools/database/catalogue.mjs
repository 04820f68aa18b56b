/**
 * What a database consists of besides tables and ordinary columns, which Prisma's engine compares, as PostgreSQL itself says it: a map from what an object is, such as
 * `index vendors_name_trgm`, to its definition, how it is made and how it is dropped.
 */
export async function catalogueOf(database) {
  const objects = new Map();
  for (const { what, sql } of QUERIES) {
    const { rows } = await database.query(sql);
    for (const { name, definition, create, remove } of rows) {
      objects.set(`${what} ${name}`, { definition: withoutCasts(definition), create, remove });
    }
  }
  return objects;
}

/** PostgreSQL writes a list of texts otherwise once it has read what it wrote itself. */
function withoutCasts(definition) {
  return definition
    .replaceAll(/::(character varying|text)(\[\])?/g, '')
    .replaceAll(/\(('(?:[^']|'')*'|\w+)\)/g, '$1')
    .replaceAll(/\(+(ARRAY\[[^\]]*\])\)+/g, '$1');
}

const OURS = `relnamespace = 'public'::regnamespace AND relname <> '_prisma_migrations'`;

const GENERATED = `format('%s GENERATED ALWAYS AS (%s) STORED',
                        format_type(atttypid, atttypmod), pg_get_expr(adbin, adrelid))`;

/** In the order in which what depends on others comes last. */
const QUERIES = [
  {
    what: 'extension',
    sql: `SELECT extname AS name, extname AS definition, format('CREATE EXTENSION %I', extname) AS create,
                 format('DROP EXTENSION %I', extname) AS remove
            FROM pg_extension WHERE extname <> 'plpgsql' ORDER BY 1`,
  },
  {
    what: 'sequence',
    sql: `SELECT relname AS name, format('%s from %s by %s', format_type(seqtypid, NULL), seqstart, seqincrement) AS definition,
                 format('CREATE SEQUENCE %I', relname) AS create,
                 format('DROP SEQUENCE %I', relname) AS remove
            FROM pg_sequence JOIN pg_class ON pg_class.oid = seqrelid
           WHERE ${OURS} AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = seqrelid AND deptype IN ('a', 'i'))
           ORDER BY 1`,
  },
  {
    what: 'function',
    sql: `SELECT proname AS name, pg_get_functiondef(pg_proc.oid) AS definition,
                 replace(pg_get_functiondef(pg_proc.oid), 'FUNCTION public.', 'FUNCTION ') AS create,
                 format('DROP FUNCTION %I', proname) AS remove
            FROM pg_proc WHERE pronamespace = 'public'::regnamespace
             AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')
           ORDER BY pg_proc.oid`,
  },
  {
    what: 'replica identity',
    sql: `SELECT relname AS name, 'of all columns' AS definition,
                 format('ALTER TABLE %I REPLICA IDENTITY FULL', relname) AS create,
                 format('ALTER TABLE %I REPLICA IDENTITY DEFAULT', relname) AS remove
            FROM pg_class WHERE ${OURS} AND relreplident = 'f' ORDER BY 1`,
  },
  {
    what: 'generated column',
    sql: `SELECT format('%s.%s', relname, attname) AS name, ${GENERATED} AS definition,
                 format('ALTER TABLE %I ADD COLUMN %I ', relname, attname) || ${GENERATED} AS create,
                 format('ALTER TABLE %I DROP COLUMN %I', relname, attname) AS remove
            FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid AND relkind = 'r'
            JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
           WHERE ${OURS} AND attgenerated = 's' ORDER BY 1`,
  },
  constraints(`contype IN ('c', 'p', 'u', 'x') ORDER BY contype <> 'p', 1`),
  {
    what: 'index',
    sql: `SELECT relname AS name, pg_get_indexdef(indexrelid) AS definition,
                 pg_get_indexdef(indexrelid, 0, true) AS create, format('DROP INDEX %I', relname) AS remove
            FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
           WHERE ${OURS} AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x'))
             AND relname NOT LIKE '\\_prisma\\_%' ORDER BY 1`,
  },
  // Foreign keys stand on unique indexes.
  constraints(`contype = 'f' ORDER BY 1`),
  {
    what: 'trigger',
    sql: `SELECT tgname AS name, pg_get_triggerdef(pg_trigger.oid) AS definition,
                 pg_get_triggerdef(pg_trigger.oid, true) AS create,
                 format('DROP TRIGGER %I ON %I', tgname, relname) AS remove
            FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
           WHERE ${OURS} AND NOT tgisinternal ORDER BY 1`,
  },
];

function constraints(ofTypes) {
  return {
    what: 'constraint',
    sql: `SELECT conname AS name, format('on %s %s', relname, pg_get_constraintdef(pg_constraint.oid)) AS definition,
                 format('ALTER TABLE %I ADD CONSTRAINT %I %s', relname, conname,
                        pg_get_constraintdef(pg_constraint.oid)) AS create,
                 format('ALTER TABLE %I DROP CONSTRAINT %I', relname, conname) AS remove
            FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid
           WHERE ${OURS} AND ${ofTypes}`,
  };
}
