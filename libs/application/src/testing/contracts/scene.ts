import { Customer, Item, type NewItem, type StockLevel, Warehouse } from '@strata/domain';
import type { ActionContext } from '@strata/domain-kit';
import { testContext } from '@strata/application-kit/testing';
import type { StoreUnderTest } from './store-under-test.js';

const address = { street: '1 Main St', city: 'Salem', state: 'OR', zipCode: '97301' };

/** Stores what stock and sales need, each time something new. */
export class Scene {
  readonly context: ActionContext = testContext();

  constructor(private readonly store: StoreUnderTest) {}

  async customer(): Promise<Customer> {
    const customer = Customer.create({ name: 'Ada' }, this.context);
    await this.store.unitOfWork.run((tx) => tx.customers.create(customer));
    return customer;
  }

  async item(input: Partial<NewItem> = {}): Promise<Item> {
    const sku = this.context.newId();
    const item = Item.create({ sku, name: 'Drill', unitPrice: '19.99', ...input }, this.context);
    await this.store.unitOfWork.run((tx) => tx.items.create(item));
    return item;
  }

  async warehouse(): Promise<Warehouse> {
    const code = this.context.newId().slice(-12);
    const warehouse = Warehouse.create({ code, name: `Depot ${code}`, address }, this.context);
    await this.store.unitOfWork.run((tx) => tx.warehouses.create(warehouse));
    return warehouse;
  }

  /** Puts pieces of an item into a warehouse. */
  async receive(item: Item, warehouse: Warehouse, quantity: number): Promise<StockLevel> {
    const key = { itemId: item.id, warehouseId: warehouse.id };
    return this.store.unitOfWork.run(async (tx) => {
      const stock = await tx.stock.open([key], this.context);
      const level = stock.at(item.id, warehouse.id);
      level.receive(quantity, { receiptId: this.context.newId(), reference: null }, this.context);
      tx.stock.save(stock);
      return level;
    });
  }
}
