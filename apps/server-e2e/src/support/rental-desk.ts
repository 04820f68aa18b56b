import type { components } from '@strata/client';
import type { Client } from './client.js';
import { Shop } from './shop.js';

/** What pieces are rented by: the same for every item, so that what is charged can be told by heart. */
const RATES = {
  tiers: [
    { unit: 'day', count: 1, price: '10.00' },
    { unit: 'week', count: 1, price: '40.00' },
  ],
  deposit: '50.00',
  turnaround_minutes: 120,
  grace_minutes: 30,
  late_fee: { unit: 'day', price: '15.00' },
  replacement_value: '200.00',
};

/** From when until when; the end is exclusive. */
export interface Stay {
  readonly starts_at: string;
  readonly ends_at: string;
}

/** An agreement with its lines, as the server answers it. */
export type RentalAgreement = components['schemas']['RentalAgreementResponse'];

/** Makes what a rental needs. */
export class RentalDesk {
  readonly shop: Shop;

  constructor(private readonly client: Client) {
    this.shop = new Shop(client);
  }

  /** An item with a rate plan, and so many pieces of it in the fleet of a warehouse. */
  async fleet(warehouse: string, quantity: number, serials?: readonly string[]): Promise<string> {
    const item = await this.shop.item();
    const line = { item_id: item, quantity, ...(serials && { serial_numbers: serials }) };
    await this.#make('/rate-plans', { item_id: item, ...RATES });
    await this.#make('/fleet/commissions', {
      warehouse_id: warehouse,
      from_stock: false,
      items: [line],
    });
    return item;
  }

  /** What is asked of an agreement; so many pieces of each item. */
  agreement(
    { customer, warehouse }: { readonly customer: string; readonly warehouse: string },
    stay: Stay,
    items: Readonly<Record<string, number>>,
  ) {
    const lines = Object.entries(items).map(([item_id, quantity]) => ({ item_id, quantity }));
    return {
      customer_id: customer,
      warehouse_id: warehouse,
      payment_terms: 'net_30',
      ...stay,
      items: lines,
    };
  }

  /** Hands out all of an agreement that has no serial numbers. */
  async handOutAll({ id, items }: RentalAgreement, at?: string): Promise<void> {
    await this.#make(`/rental-agreements/${id}/hand-outs`, {
      ...(at && { at }),
      items: items.map((line) => ({ rental_line_id: line.id, quantity: line.quantity })),
    });
  }

  /** What the fleet of a warehouse has of an item. */
  async level(item: string, warehouse: string): Promise<{ owned: number; out: number }> {
    const query = `item_id=${item}&warehouse_id=${warehouse}`;
    const { body } = await this.client.get(`/fleet/levels?${query}`);
    const { owned, out, unserviceable } = body.items[0];
    return { owned, out, ...(unserviceable > 0 && { unserviceable }) };
  }

  /** All agreements about an item, with their lines; a hundred are of one moment. */
  async agreementsOf(item: string): Promise<RentalAgreement[]> {
    const found: RentalAgreement[] = [];
    let cursor = '';
    do {
      const { body } = await this.client.get(
        `/rental-agreements?item_id=${item}&include=items${cursor}`,
      );
      found.push(...body.items);
      cursor = body.next_cursor === null ? '' : `&cursor=${body.next_cursor}`;
    } while (cursor !== '');
    return found;
  }

  async #make(path: string, body: object): Promise<void> {
    const { status, text } = await this.client.post(path, { body });
    if (status !== 201) throw new Error(`${path}: ${status} ${text}`);
  }
}
