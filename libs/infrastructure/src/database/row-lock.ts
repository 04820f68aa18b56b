import { Prisma } from '../generated/prisma/client.js';

/** Tables whose rows are locked one by one. */
export type LockableTable =
  | 'customers'
  | 'vendors'
  | 'items'
  | 'warehouses'
  | 'contact_numbers'
  | 'sales_transactions'
  | 'users';

const LOCKS = { update: Prisma.raw('FOR UPDATE'), share: Prisma.raw('FOR SHARE') } as const;

/**
 * Locks rows until the transaction ends, in the order of their ids, so that nobody waits in a circle.
 * @param strength `update` keeps everybody else out; `share` keeps out who would change or delete
 */
export async function lockRows(
  client: Prisma.TransactionClient,
  table: LockableTable,
  ids: readonly string[],
  strength: keyof typeof LOCKS,
): Promise<void> {
  await client.$queryRaw`
    SELECT 1 FROM ${Prisma.raw(table)} WHERE id = ANY(${[...ids]}::uuid[])
     ORDER BY id ${LOCKS[strength]}`;
}
