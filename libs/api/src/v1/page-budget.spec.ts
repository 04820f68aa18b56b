import { LIST_BYTES_MAX } from '@strata/application-kit';
import { testContext } from '@strata/application-kit/testing';
import {
  type CustomerId,
  Item,
  type ItemId,
  salesNumber,
  SalesTransaction,
  type WarehouseId,
} from '@strata/domain';
import { Money } from '@strata/domain-kit';
import request from 'supertest';
import { as, testApp, type TestApp } from '../testing/test-app.js';

const ids = testContext();
const PATIENCE = 60_000;

/** Items whose descriptions have three bytes a character. */
function withItems(count: number): TestApp {
  const test = testApp();
  const items = test.store.database.table('items');
  for (let index = 0; index < count; index += 1) {
    const description = '価'.repeat(Item.DESCRIPTION_MAX_LENGTH);
    const input = { sku: `S-${index}`, name: 'Drill', unitPrice: '1', description };
    const item = Item.create(input, testContext({ at: new Date(Date.UTC(2026, 0, 1, 0, index)) }));
    items.set(item.id, item.toSnapshot());
  }
  return test;
}

/** Sales of as many lines as there can be. */
function withSales(count: number): TestApp {
  const test = testApp();
  const sales = test.store.database.table('sales_transactions');
  for (let index = 0; index < count; index += 1) {
    const context = testContext({ at: new Date(Date.UTC(2026, 0, 1, 0, index)) });
    const lines = Array.from({ length: SalesTransaction.LINES_MAX }, () => ({
      itemId: ids.newId() as ItemId,
      quantity: 1,
      unitPrice: Money.of('1'),
    }));
    const allocation = [{ warehouseId: ids.newId() as WarehouseId, quantity: 1 }];
    const customerId = ids.newId() as CustomerId;
    const sale = SalesTransaction.draft(
      { customerId, paymentTerms: 'net_30', items: lines },
      lines.map(() => allocation),
      context,
    ).numbered(salesNumber(context.at, BigInt(index + 1)));
    sales.set(sale.id, sale.toSnapshot());
  }
  return test;
}

interface Body {
  readonly items: { readonly id: string; readonly items?: unknown[] }[];
  readonly total: number;
  readonly skip: number;
  readonly limit: number;
  readonly next_cursor: string | null;
}

async function pageOf({ app }: TestApp, path: string) {
  const { text, status } = await request(app).get(`/api/v1/${path}`).set(as('viewer'));
  expect(status).toBe(200);
  return { bytes: Buffer.byteLength(text), body: JSON.parse(text) as Body };
}

/** The ids of all pages, from the first on by cursor. */
async function walk(test: TestApp, path: string): Promise<readonly string[]> {
  const seen: string[] = [];
  let cursor = '';
  do {
    const { bytes, body } = await pageOf(test, `${path}${cursor}`);
    expect(bytes).toBeLessThan(LIST_BYTES_MAX + 1000);
    seen.push(...body.items.map(({ id }) => id));
    cursor = body.next_cursor ? `&cursor=${body.next_cursor}` : '';
  } while (cursor);
  return seen;
}

describe('a page that would hold too much', () => {
  it(
    'ends early, and a walk by cursor or by skip loses nothing',
    async () => {
      const test = withItems(1000);
      const all = [...test.store.database.table('items').keys()];
      const first = await pageOf(test, 'items?limit=1000');
      expect(first.body.items.length).toBeLessThan(1000);
      expect(first.body).toMatchObject({ total: 1000, limit: first.body.items.length });
      expect(await walk(test, 'items?limit=1000')).toEqual(all);
      expect(await walk(test, 'items?limit=1000&sort=-sku')).toHaveLength(1000);
      const rest = await pageOf(test, `items?limit=1000&skip=${first.body.limit}`);
      expect(rest.body.next_cursor).toBeNull();
      expect([...first.body.items, ...rest.body.items].map(({ id }) => id)).toEqual(all);
    },
    PATIENCE,
  );

  it(
    'of documents with their lines does so too',
    async () => {
      const test = withSales(105);
      const all = [...test.store.database.table('sales_transactions').keys()];
      const path = 'sales-transactions?include=items';
      const { body } = await pageOf(test, path);
      expect(body.items.length).toBeGreaterThan(10);
      expect(body.items.length).toBeLessThan(100);
      expect(body.items[0]!.items).toHaveLength(SalesTransaction.LINES_MAX);
      expect(await walk(test, path)).toEqual(all);
    },
    PATIENCE,
  );
});

describe('a list of documents', () => {
  it('is light without their lines', async () => {
    const test = withSales(10);
    const { bytes, body } = await pageOf(test, 'sales-transactions?limit=1000');
    expect(bytes).toBeLessThan(10 * 1000);
    expect(body).toMatchObject({ total: 10, limit: 1000, next_cursor: null });
    for (const sale of body.items) expect(sale).not.toHaveProperty('items');
  });

  it.each([
    ['sales-transactions?include=payments', '/query/include'],
    ['sales-transactions?include=items,items', '/query/include'],
    ['sales-transactions?include=', '/query/include'],
    ['sales-transactions?include=items&include=items', '/query/include'],
    ['sales-transactions?include=items&limit=101', '/query/limit'],
    ['sales-returns?limit=101&include=items', '/query/limit'],
    ['items?include=items', '/query/include'],
  ])('refuses %s', async (path, pointer) => {
    const { body } = await request(testApp().app).get(`/api/v1/${path}`).set(as('viewer'));
    expect(body).toMatchObject({
      status: 422,
      errors: expect.arrayContaining([expect.objectContaining({ pointer })]),
    });
  });

  it('has one cursor, with the lines and without', async () => {
    const test = withSales(3);
    const first = await pageOf(test, 'sales-transactions?limit=2');
    const cursor = first.body.next_cursor!;
    const next = await pageOf(test, `sales-transactions?include=items&cursor=${cursor}`);
    expect(next.body.items).toHaveLength(1);
  });
});
