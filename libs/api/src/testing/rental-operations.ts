import type { Send } from './send.js';

/** What is rented: one piece with a serial number, of an item that has a rate plan. */
interface Rented {
  readonly customer: string;
  readonly warehouse: string;
  readonly item: string;
  readonly asset: string;
}

/** Asks each operation of rental agreements for something that it does. */
export async function rentalOperations(
  send: Send,
  { customer, warehouse, item, asset }: Rented,
): Promise<void> {
  const path = '/rental-agreements';
  const rent = async (quantity: number) => {
    const agreement = await send({
      method: 'POST',
      path,
      body: {
        customer_id: customer,
        warehouse_id: warehouse,
        starts_at: '2026-03-02T09:00:00Z',
        ends_at: '2026-03-05T09:00:00Z',
        payment_terms: 'net_30',
        items: [{ item_id: item, quantity }],
      },
    });
    const [line] = (agreement['items'] ?? []) as { readonly id: string }[];
    return { at: `${path}/${agreement['id']}`, line: line?.id ?? '' };
  };
  const post = (below: string, body?: unknown) => send({ method: 'POST', path: below, body });
  const get = (below: string) => send({ method: 'GET', path: below });

  const { at: called } = await rent(1);
  await post(`${called}/cancel`);
  const { at, line } = await rent(1);
  await get(path);
  await get(at);
  await get(`${at}/history`);
  await post(`${at}/period`, { ends_at: '2026-03-06T09:00:00Z' });
  await post(`${at}/payments`, { amount: '50.00', method: 'card' });
  await post(`${at}/refunds`, { amount: '1.00', reason: 'Late' });
  await post(`${at}/deposits`, { kind: 'received', amount: '50.00', method: 'cash' });
  const pieces = { rental_line_id: line, quantity: 1, asset_ids: [asset] };
  await post(`${at}/hand-outs`, { items: [pieces] });
  await post(`${at}/release`);
  await post(`${at}/check-ins`, { items: [{ ...pieces, condition: 'good' }] });
  for (const records of ['payments', 'refunds', 'deposits', 'hand-outs', 'check-ins']) {
    await get(`${at}/${records}`);
  }
}
