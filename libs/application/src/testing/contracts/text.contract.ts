import { ContactNumber, Customer, Item, Vendor, Warehouse } from '@strata/domain';
import type { ActionContext, AggregateRoot } from '@strata/domain-kit';
import { UpdateItemUseCase } from '../../catalog/item-use-cases.js';
import type { Page } from '@strata/application-kit';
import { testContext } from '@strata/application-kit/testing';
import type { Transaction } from '../../transaction.js';
import { Scene } from './scene.js';
import type { StoreUnderTest } from './store-under-test.js';

/** A text that is searched, and a key where it is taken by one at most. */
interface Subject {
  readonly name: string;
  /** Makes and stores something with that text. */
  store(tx: Transaction, text: string, context: ActionContext): AggregateRoot<string>;
  search(store: StoreUnderTest, part: string): Promise<Page<{ readonly id: string }>>;
  /** What a second one is refused with. */
  readonly takenAs?: string;
}

const address = { street: '1 Main St', city: 'Salem', state: 'OR', zipCode: '97301' };
const page = {
  sort: [{ key: 'createdAt', descending: false }],
  skip: 0,
  limit: 10,
} as const;

/** Stores what was made, and gives it back. */
function kept<Aggregate>(
  repository: { create(aggregate: Aggregate): void },
  made: Aggregate,
): Aggregate {
  repository.create(made);
  return made;
}

const SUBJECTS: readonly Subject[] = [
  {
    name: 'SKU',
    store: ({ items }, sku, context) =>
      kept(items, Item.create({ sku, name: 'Drill', unitPrice: '1' }, context)),
    search: ({ queries }, sku) => queries.items.list({ ...page, filter: { sku } }),
    takenAs: 'item.sku_taken',
  },
  {
    name: 'warehouse code',
    store: ({ warehouses }, code, context) =>
      kept(warehouses, Warehouse.create({ code, name: 'East', address }, context)),
    search: ({ queries }, code) => queries.warehouses.list({ ...page, filter: { code } }),
    takenAs: 'warehouse.code_taken',
  },
  {
    name: 'vendor name',
    store: ({ vendors }, name, context) => kept(vendors, Vendor.create({ name }, context)),
    search: ({ queries }, name) => queries.vendors.list({ ...page, filter: { name } }),
    takenAs: 'vendor.name_taken',
  },
  {
    name: 'customer name',
    store: ({ customers }, name, context) => kept(customers, Customer.create({ name }, context)),
    search: ({ queries }, name) => queries.customers.list({ ...page, filter: { name } }),
  },
  {
    name: 'item name',
    store: ({ items }, name, context) =>
      kept(items, Item.create({ sku: context.newId(), name, unitPrice: '1' }, context)),
    search: ({ queries }, name) => queries.items.list({ ...page, filter: { name } }),
  },
  {
    name: 'warehouse name',
    store: ({ warehouses }, name, context) =>
      kept(
        warehouses,
        Warehouse.create({ code: context.newId().slice(-12), name, address }, context),
      ),
    search: ({ queries }, name) => queries.warehouses.list({ ...page, filter: { name } }),
  },
];

/** How every store compares and finds texts, and what it keeps of them. */
export function textContract(store: () => StoreUnderTest): void {
  describe.each(SUBJECTS)('text of a $name', ({ store: storeIn, search, takenAs }) => {
    const unique = () => testContext().newId().slice(-12);
    const stored = async (text: string) =>
      (await store().unitOfWork.run((tx) => storeIn(tx, text, testContext()))).id;

    it('is found whatever its case and accents, and counted exactly', async () => {
      const tag = unique();
      const capital = await stored(`${tag} xMU\u0308LLERx`);
      const others = [await stored(`${tag} Müller`), await stored(`${tag}\u00A0muller-straße`)];
      await stored(`${tag} Miller`);
      const found = async (part: string) => {
        const { items, total } = await search(store(), `${tag} ${part}`);
        expect(total).toBe(items.length);
        return items.map(({ id }) => id);
      };
      for (const part of ['muller', 'MÜLLER', 'Mu\u0308ller', 'mu\u200Bller']) {
        expect(await found(part)).toEqual(others);
      }
      expect(await found('xmuller')).toEqual([capital]);
      expect(await found('MULLER-STRASSE')).toEqual([others[1]]);
    });

    if (takenAs === undefined) return;

    it('is one key whatever its case and normal form', async () => {
      const tag = unique();
      await stored(`${tag}-É ß`);
      for (const twin of [`${tag.toUpperCase()}-e\u0301 SS`, `${tag}‑É\u00A0ẞ`]) {
        await expect(stored(twin)).rejects.toMatchObject({ code: takenAs });
      }
      await stored(`${tag}-E ß`);
    });
  });

  it('keeps the extension of a phone number', async () => {
    const context = testContext();
    const owner = { entityType: 'Vendor', entityId: context.newId() } as const;
    const phoneNumber = `+123456789012345;ext=${'9'.repeat(20)}`;
    const number = ContactNumber.create({ ...owner, phoneNumber }, context);
    await store().unitOfWork.run((tx) => tx.contactNumbers.create(number));
    const filter = { entityId: owner.entityId, phoneNumber };
    const { items } = await store().queries.contactNumbers.list({ ...page, filter });
    expect(items).toEqual([number.toSnapshot()]);
  });

  it('lets an item keep a vendor that is gone, and none take it anew', async () => {
    const context = testContext();
    const vendor = Vendor.create({ name: context.newId() }, context);
    await store().unitOfWork.run((tx) => tx.vendors.create(vendor));
    const scene = new Scene(store());
    const [item, other] = [await scene.item({ vendorId: vendor.id }), await scene.item()];
    await store().unitOfWork.run(async (tx) => {
      const found = (await tx.vendors.getByIdForUpdate(vendor.id))!;
      found.delete(context);
      tx.vendors.update(found);
    });
    const update = (id: Item['id']) =>
      store().unitOfWork.run((tx) =>
        new UpdateItemUseCase().execute(
          { id, change: { name: 'Big drill', vendorId: vendor.id } },
          { ...testContext(), tx },
        ),
      );
    expect((await update(item.id)).toSnapshot()).toMatchObject({
      name: 'Big drill',
      vendorId: vendor.id,
      version: 2,
    });
    await expect(update(other.id)).rejects.toMatchObject({ code: 'item.vendor_unknown' });
  });
}
