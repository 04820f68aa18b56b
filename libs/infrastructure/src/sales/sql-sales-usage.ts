import type { CustomerId, ItemId, ItemUsage, OpenSales } from '@strata/domain';
import type { SqlSession } from '@strata/infrastructure-kit';

const HAS_OPEN_SALES = `
  SELECT EXISTS (SELECT 1 FROM sales_transactions WHERE customer_id = $1 AND is_open)
      OR EXISTS (SELECT 1 FROM sales_transaction_items AS line
                   JOIN sales_transactions AS sale ON sale.id = line.sales_transaction_id
                  WHERE line.item_id = $1 AND sale.is_open) AS found`;

/** Answers what customers and the catalog ask about sales (and stock) before something is deleted. */
export class SqlSalesUsage implements OpenSales, ItemUsage {
  constructor(private readonly session: SqlSession) {}

  async hasStock(id: ItemId): Promise<boolean> {
    const text = 'SELECT 1 FROM stock_levels WHERE item_id = $1 AND on_hand > 0 LIMIT 1';
    return (await this.session.read(text, [id])).length > 0;
  }

  /** An id is a customer's or an item's, never both. */
  async hasOpenSales(id: ItemId | CustomerId): Promise<boolean> {
    const [row] = await this.session.read<{ found: boolean }>(HAS_OPEN_SALES, [id]);
    return row?.found ?? false;
  }
}
