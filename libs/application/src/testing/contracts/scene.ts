import {
  Customer,
  Item,
  type NewCustomer,
  type NewItem,
  type NewRatePlan,
  type NewWarehouse,
  RatePlan,
  PurchaseOrder,
  type StockLevel,
  Vendor,
  Warehouse,
} from '@strata/domain';
import { type ActionContext, Money } from '@strata/domain-kit';
import { testContext } from '@strata/application-kit/testing';
import type { StoreUnderTest } from './store-under-test.js';

const address = { street: '1 Main St', city: 'Salem', state: 'OR', zipCode: '97301' };

/** Stores what stock and sales need, each time something new. */
export class Scene {
  readonly context: ActionContext = testContext();

  constructor(private readonly store: StoreUnderTest) {}

  async customer(input: Partial<NewCustomer> = {}): Promise<Customer> {
    const customer = Customer.create({ name: 'Ada', ...input }, this.context);
    await this.store.unitOfWork.run((tx) => tx.customers.create(customer));
    return customer;
  }

  async item(input: Partial<NewItem> = {}): Promise<Item> {
    const sku = this.context.newId();
    const item = Item.create({ sku, name: 'Drill', unitPrice: '19.99', ...input }, this.context);
    await this.store.unitOfWork.run((tx) => tx.items.create(item));
    return item;
  }

  async warehouse(input: Partial<NewWarehouse> = {}): Promise<Warehouse> {
    const code = this.context.newId().slice(-12);
    const warehouse = Warehouse.create(
      { code, name: `Depot ${code}`, address, ...input },
      this.context,
    );
    await this.store.unitOfWork.run((tx) => tx.warehouses.create(warehouse));
    return warehouse;
  }

  async ratePlan(item: Item, input: Partial<NewRatePlan> = {}): Promise<RatePlan> {
    const tiers = [{ unit: 'day', count: 1, price: '100' }] as const;
    const plan = RatePlan.create({ itemId: item.id, tiers, ...input }, this.context);
    await this.store.unitOfWork.run((tx) => tx.ratePlans.create(plan));
    return plan;
  }

  async vendor(): Promise<Vendor> {
    const vendor = Vendor.create({ name: this.context.newId() }, this.context);
    await this.store.unitOfWork.run((tx) => tx.vendors.create(vendor));
    return vendor;
  }

  /** An order that went out; of ten pieces of each item, at 7.50. */
  async purchaseOrder(
    warehouse: Warehouse,
    items: readonly Item[],
    rest: { readonly vendor?: Vendor; readonly expectedOn?: string } = {},
  ): Promise<PurchaseOrder> {
    const { vendor = await this.vendor(), expectedOn } = rest;
    return this.store.unitOfWork.run(async (tx) => {
      const lines = items.map((item) => ({ item, quantity: 10, unitCost: '7.5' }));
      const input = { vendor, warehouseId: warehouse.id, expectedOn, items: lines };
      const draft = PurchaseOrder.draft(input, this.context);
      const order = draft.numbered(await tx.purchaseOrders.nextNumber(this.context.at));
      order.order(this.context);
      tx.purchaseOrders.create(order);
      return order;
    });
  }

  /** Puts pieces of an item into a warehouse, at a unit cost if one is given. */
  async receive(
    item: Item,
    warehouse: Warehouse,
    quantity: number,
    cost?: string,
  ): Promise<StockLevel> {
    const key = { itemId: item.id, warehouseId: warehouse.id };
    return this.store.unitOfWork.run(async (tx) => {
      const stock = await tx.stock.open([key], this.context);
      const level = stock.at(item.id, warehouse.id);
      const unitCost = cost === undefined ? undefined : Money.of(cost);
      const receipt = { receiptId: this.context.newId(), reference: null, unitCost };
      level.receive(quantity, receipt, this.context);
      tx.stock.save(stock);
      return level;
    });
  }
}
