import type {
  ContactOwner,
  ContactOwners,
  CustomerId,
  ItemId,
  ItemUsage,
  ItemVendors,
  OpenSales,
  SalesTransactionSnapshot,
  StockLevelSnapshot,
} from '@strata/domain';
import type { EntityId } from '@strata/domain-kit';
import type { InMemoryDatabase, InMemorySession } from '@strata/application-kit/testing';

type Row = { readonly isActive: boolean };

const OWNER_TABLES = { Customer: 'customers', Vendor: 'vendors', Warehouse: 'warehouses' } as const;

/** The small ports that one context declares and another one's tables answer. */
export class InMemoryContextPorts implements ContactOwners, ItemUsage, ItemVendors, OpenSales {
  private readonly database: InMemoryDatabase;

  constructor({ database }: Pick<InMemorySession, 'database'>) {
    this.database = database;
  }

  share({ entityType, entityId }: ContactOwner): Promise<boolean> {
    return this.#isActive(OWNER_TABLES[entityType], entityId);
  }

  getByIdForShare(id: EntityId<'Vendor'>): Promise<boolean> {
    return this.#isActive('vendors', id);
  }

  hasStock(id: ItemId): Promise<boolean> {
    const levels = [...this.database.table<StockLevelSnapshot>('stock_levels').values()];
    return Promise.resolve(levels.some(({ itemId, onHand }) => itemId === id && onHand > 0));
  }

  hasOpenSales(id: ItemId | CustomerId): Promise<boolean> {
    const sales = [...this.database.table<SalesTransactionSnapshot>('sales_transactions').values()];
    const isMeant = ({ customerId, items }: SalesTransactionSnapshot) =>
      customerId === id || items.some(({ itemId }) => itemId === id);
    return Promise.resolve(sales.some((sale) => sale.isOpen && isMeant(sale)));
  }

  #isActive(table: string, id: string): Promise<boolean> {
    return Promise.resolve(this.database.table<Row>(table).get(id)?.isActive ?? false);
  }
}
