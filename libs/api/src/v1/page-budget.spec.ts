import { LIST_BYTES_MAX } from '@strata/application-kit';
import { testContext } from '@strata/application-kit/testing';
import {
  type CustomerId,
  Item,
  type ItemId,
  RatePlan,
  RateTiers,
  RENTAL_LINES_MAX,
  RentalAgreement,
  rentalNumber,
  salesNumber,
  SalesPrice,
  SalesTransaction,
  type WarehouseId,
} from '@strata/domain';
import { Money, TimeZone } from '@strata/domain-kit';
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
      item: { id: ids.newId() as ItemId, sku: 'DR-1', name: 'Drill' },
      quantity: 1,
      price: SalesPrice.ofList(Money.of('1')),
    }));
    const allocation = [{ warehouseId: ids.newId() as WarehouseId, quantity: 1 }];
    const customer = { id: ids.newId() as CustomerId, name: 'Ada', address: null };
    const sale = SalesTransaction.draft(
      { customer, paymentTerms: 'net_30', soldOn: '2026-01-01', items: lines },
      context,
    ).confirm(
      salesNumber(context.at, BigInt(index + 1)),
      lines.map(() => allocation),
    );
    sales.set(sale.id, sale.toSnapshot());
  }
  return test;
}

/** Rental agreements of as many lines as there can be, at plans of as many tiers. */
function withAgreements(count: number): TestApp {
  const test = testApp();
  const agreements = test.store.database.table('rental_agreements');
  const [startsAt, endsAt] = [new Date('2026-03-02'), new Date('2026-03-04')];
  for (let index = 0; index < count; index += 1) {
    const context = testContext({ at: new Date(Date.UTC(2026, 0, 1, 0, index)) });
    const items = Array.from({ length: RENTAL_LINES_MAX }, () => {
      const itemId = ids.newId() as ItemId;
      const tiers = Array.from({ length: RateTiers.MAX }, (_, days) => ({
        unit: 'day' as const,
        count: days + 1,
        price: `${100 * (days + 1)}`,
      }));
      const plan = RatePlan.create({ itemId, tiers }, context);
      return { item: { id: itemId, sku: 'DR-1', name: 'Drill' }, quantity: 1, plan };
    });
    const customer = { id: ids.newId() as CustomerId, name: 'Ada', address: null };
    const warehouse = { id: ids.newId() as WarehouseId, timeZone: TimeZone.UTC };
    const agreement = RentalAgreement.draft(
      { customer, warehouse, startsAt, endsAt, paymentTerms: 'net_30', items, mayChargeLess: true },
      context,
    ).numbered(rentalNumber(context.at, BigInt(index + 1)));
    agreements.set(agreement.id, agreement.toSnapshot());
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

  it.each([
    ['sales-transactions', withSales, SalesTransaction.LINES_MAX],
    ['rental-agreements', withAgreements, RENTAL_LINES_MAX],
  ] as const)(
    'of %s with their lines does so too',
    async (documents, made, lines) => {
      const test = made(105);
      const all = [...test.store.database.table(documents.replaceAll('-', '_')).keys()];
      const path = `${documents}?include=items`;
      const { body } = await pageOf(test, path);
      expect(body.items.length).toBeGreaterThan(10);
      expect(body.items.length).toBeLessThan(100);
      expect(body.items[0]!.items).toHaveLength(lines);
      expect(await walk(test, path)).toEqual(all);
    },
    PATIENCE,
  );
});

describe('a list of documents', () => {
  it.each([
    ['sales-transactions', withSales],
    ['rental-agreements', withAgreements],
  ] as const)('of %s is light without their lines', async (documents, made) => {
    const { bytes, body } = await pageOf(made(10), `${documents}?limit=1000`);
    expect(bytes).toBeLessThan(10 * 1200);
    expect(body).toMatchObject({ total: 10, limit: 1000, next_cursor: null });
    for (const listed of body.items) expect(listed).not.toHaveProperty('items');
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
