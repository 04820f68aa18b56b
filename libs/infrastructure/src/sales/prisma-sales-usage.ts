import type { CustomerId, ItemId, ItemUsage, OpenSales } from '@strata/domain';
import type { Prisma } from '../generated/prisma/client.js';

/** Answers what customers and the catalog ask about sales (and stock) before something is deleted. */
export class PrismaSalesUsage implements OpenSales, ItemUsage {
  constructor(private readonly client: Prisma.TransactionClient) {}

  async hasStock(id: ItemId): Promise<boolean> {
    const where = { itemId: id, onHand: { gt: 0 } };
    return (await this.client.stockLevel.findFirst({ where, select: { id: true } })) !== null;
  }

  /** An id is a customer's or an item's, never both. */
  async hasOpenSales(id: ItemId | CustomerId): Promise<boolean> {
    const [row] = await this.client.$queryRaw<{ found: boolean }[]>`
      SELECT EXISTS (SELECT 1 FROM sales_transactions WHERE customer_id = ${id}::uuid AND is_open)
          OR EXISTS (SELECT 1 FROM sales_transaction_items AS line
                       JOIN sales_transactions AS sale ON sale.id = line.sales_transaction_id
                      WHERE line.item_id = ${id}::uuid AND sale.is_open) AS found`;
    return row!.found;
  }
}
