import { Prisma } from '../generated/prisma/client.js';

/**
 * The id of the active row that has the key, however it is spelt (see `textKey`); null without one.
 * @param table and column trusted SQL names
 */
export async function idByKey<Id extends string>(
  client: Prisma.TransactionClient,
  table: string,
  column: string,
  key: string,
): Promise<Id | null> {
  const [row] = await client.$queryRaw<{ id: Id }[]>`
    SELECT id FROM ${Prisma.raw(table)}
     WHERE text_key(${Prisma.raw(column)}) = text_key(${key}) AND is_active`;
  return row?.id ?? null;
}
