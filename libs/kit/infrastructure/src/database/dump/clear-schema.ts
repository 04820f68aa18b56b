import type { CopyTransaction } from './copy-transaction.js';

/**
 * Drops everything in the schema that belongs to no extension: tables first, then what they needed.
 * What others built on it, such as a view of another schema, is left alone and makes it fail.
 */
export async function clearSchema({ client, schema }: CopyTransaction): Promise<void> {
  const remaining = async () => {
    const { rows } = await client.query<{ kind: string; identities: string }>(
      `SELECT type AS kind, string_agg(identity, ', ') AS identities
         FROM pg_depend, pg_identify_object(classid, objid, objsubid)
        WHERE refclassid = 'pg_namespace'::regclass AND refobjid = quote_ident($1)::regnamespace
          AND deptype = 'n' AND type NOT IN ('default acl', 'extension')
          AND NOT EXISTS (SELECT FROM pg_depend AS member
                           WHERE member.classid = pg_depend.classid
                             AND member.objid = pg_depend.objid AND member.deptype = 'e')
        GROUP BY type ORDER BY type <> 'table', type`,
      [schema],
    );
    return rows;
  };
  // Asked anew each time: a table takes its sequences along.
  for (let [next] = await remaining(); next; [next] = await remaining()) {
    await client.query(`DROP ${next.kind} ${next.identities}`);
  }
}
