import type { Client } from './client.js';

const address = { street: '1 Main St', city: 'Springfield', state: 'IL', zip_code: '62701' };

let count = 0;
const unique = () => `${Date.now().toString(36)}-${(count += 1)}`;

/** Makes what a sale needs. */
export class Shop {
  constructor(private readonly client: Client) {}

  async customer(): Promise<string> {
    return this.#make('/customers', { name: `Customer ${unique()}` });
  }

  async item(unitPrice = '10.00'): Promise<string> {
    const name = unique();
    return this.#make('/items', { sku: name, name: `Item ${name}`, unit_price: unitPrice });
  }

  async warehouse(): Promise<string> {
    const code = unique();
    return this.#make('/warehouses', { code, name: `Warehouse ${code}`, address });
  }

  async receive(warehouse: string, items: Readonly<Record<string, number>>): Promise<void> {
    const lines = Object.entries(items).map(([item_id, quantity]) => ({ item_id, quantity }));
    const body = { warehouse_id: warehouse, items: lines };
    expectStatus(await this.client.post('/inventory/receipts', { body }), 201);
  }

  async level(item: string, warehouse: string): Promise<{ on_hand: number; reserved: number }> {
    const { body } = await this.client.get(
      `/inventory/levels?item_id=${item}&warehouse_id=${warehouse}`,
    );
    const { on_hand, reserved } = body.items[0];
    return { on_hand, reserved };
  }

  /** Pieces of an item that the fleet of a warehouse owns. */
  async owned(item: string, warehouse: string): Promise<number> {
    const { body } = await this.client.get(
      `/fleet/levels?item_id=${item}&warehouse_id=${warehouse}`,
    );
    return body.items[0]?.owned ?? 0;
  }

  /** A commission of pieces of one item out of the stock for sale. */
  commission(warehouse: string, item: string, quantity: number) {
    return { warehouse_id: warehouse, items: [{ item_id: item, quantity }] };
  }

  /** A sale of pieces of one item. */
  sale(customer: string, item: string, quantity: number) {
    const items = [{ item_id: item, quantity }];
    return { customer_id: customer, payment_terms: 'net_30', items };
  }

  async #make(path: string, body: object): Promise<string> {
    const answer = await this.client.post(path, { body });
    expectStatus(answer, 201);
    return answer.body.id as string;
  }
}

function expectStatus({ status, text }: { status: number; text: string }, wanted: number): void {
  if (status !== wanted) throw new Error(`${status} instead of ${wanted}: ${text}`);
}
