import { StockDocument, type Item, type StockDocumentKind, type Warehouse } from '@strata/domain';
import type { CommandContext } from '@strata/application-kit';
import { AdjustStockUseCase } from '../../inventory/adjust-stock.js';
import { ReceiveStockUseCase } from '../../inventory/receive-stock.js';
import { RecordStocktakeUseCase } from '../../inventory/record-stocktake.js';
import type { StockDocumentFilter } from '../../inventory/stock-document-queries.js';
import { TransferInventoryUseCase } from '../../inventory/transfer-inventory.js';
import type { Transaction } from '../../transaction.js';
import { Scene } from './scene.js';
import type { StoreUnderTest } from './store-under-test.js';

/** What every store must do with documents of stock. */
export function stockDocumentsContract(store: () => StoreUnderTest): void {
  describe('documents of stock', () => {
    const list = { sort: [{ key: 'createdAt', descending: false }], skip: 0, limit: 50 } as const;

    /** One document of each kind, in two warehouses. */
    async function booked() {
      const scene = new Scene(store());
      const [drill, saw] = [await scene.item(), await scene.item()];
      const [east, west] = [await scene.warehouse(), await scene.warehouse()];
      const book = (work: (context: CommandContext<Transaction>) => Promise<unknown>) =>
        store().unitOfWork.run((tx) => work({ ...scene.context, tx }));
      await book((context) => receive(context, east, [drill, saw, drill]));
      await book((context) =>
        new AdjustStockUseCase().execute(
          { itemId: saw.id, warehouseId: east.id, quantityDelta: -1, reason: 'Broken\nTwice' },
          context,
        ),
      );
      await book((context) => transfer(context, [east, west], [saw, drill]));
      await book((context) =>
        new RecordStocktakeUseCase().execute(
          {
            warehouseId: east.id,
            items: [
              { itemId: saw.id, counted: 8 },
              { itemId: drill.id, counted: 17 },
            ],
            reference: 'List 3',
          },
          context,
        ),
      );
      return { scene, drill, saw, east, west };
    }
    const receive = (
      context: CommandContext<Transaction>,
      { id: warehouseId }: Warehouse,
      items: readonly Item[],
    ) =>
      new ReceiveStockUseCase().execute(
        {
          warehouseId,
          items: items.map(({ id }) => ({ itemId: id, quantity: 10 })),
          reference: 'Note 7',
        },
        context,
      );
    const transfer = (
      context: CommandContext<Transaction>,
      [from, to]: readonly [Warehouse, Warehouse],
      items: readonly Item[],
    ) =>
      new TransferInventoryUseCase().execute(
        {
          fromWarehouseId: from.id,
          toWarehouseId: to.id,
          items: items.map(({ id }) => ({ itemId: id, quantity: 1 })),
        },
        context,
      );
    const found = async (filter: StockDocumentFilter) => {
      const query = { ...list, filter, includeItems: true };
      const { items, total } = await store().queries.stockDocuments.list(query);
      expect(total).toBe(items.length);
      return items;
    };
    const kinds = async (filter: StockDocumentFilter) =>
      (await found(filter)).map(({ kind }) => kind).sort();

    it('are read with the lines that they were booked with', async () => {
      const { drill, saw, east, west } = await booked();
      const linesOf = async (kind: StockDocumentKind) => {
        const [document] = await found({ kind, warehouseId: east.id });
        const { items, note, toWarehouseId } = document!;
        return [
          items!.map(({ itemId, quantity, counted }) => [itemId, quantity, counted]),
          note,
          toWarehouseId,
        ];
      };
      const plain = (item: Item, quantity: number) => [item.id, quantity, null];
      expect(await linesOf('receipt')).toEqual([
        [plain(drill, 10), plain(saw, 10), plain(drill, 10)],
        'Note 7',
        null,
      ]);
      expect(await linesOf('adjustment')).toEqual([[plain(saw, -1)], 'Broken\nTwice', null]);
      expect(await linesOf('transfer')).toEqual([[plain(saw, 1), plain(drill, 1)], null, west.id]);
      expect(await linesOf('stocktake')).toEqual([
        [
          [saw.id, 0, 8],
          [drill.id, -2, 17],
        ],
        'List 3',
        null,
      ]);
    });

    it('are found by kind, warehouse and time, one by one, and without their lines', async () => {
      const { scene, east, west } = await booked();
      const all = ['adjustment', 'receipt', 'stocktake', 'transfer'];
      expect(await kinds({ warehouseId: east.id })).toEqual(all);
      expect(await kinds({ warehouseId: west.id })).toEqual([]);
      expect(await kinds({ toWarehouseId: west.id })).toEqual(['transfer']);
      expect(await kinds({ warehouseId: east.id, kind: 'receipt' })).toEqual(['receipt']);
      const { at } = scene.context;
      const later = new Date(at.getTime() + 1);
      expect(await kinds({ warehouseId: east.id, from: at, to: later })).toEqual(all);
      expect(await kinds({ warehouseId: east.id, from: later })).toEqual([]);
      expect(await kinds({ warehouseId: east.id, to: at })).toEqual([]);
      const [receipt] = await found({ kind: 'receipt', warehouseId: east.id });
      const { stockDocuments } = store().queries;
      expect(await stockDocuments.get(receipt!.id)).toEqual(receipt);
      const { items: _items, ...head } = receipt!;
      const bare = { ...list, filter: { kind: 'receipt', warehouseId: east.id } } as const;
      expect((await stockDocuments.list(bare)).items).toStrictEqual([head]);
      expect(await stockDocuments.get(scene.context.newId())).toBeNull();
    });

    it('of a stocktake come out as they went in, and tell of it', async () => {
      const scene = new Scene(store());
      const [item, warehouse] = [await scene.item(), await scene.warehouse()];
      const items = [{ itemId: item.id, quantity: 0, counted: 0 }];
      const document = StockDocument.create(
        { kind: 'stocktake', warehouseId: warehouse.id, note: null, items },
        scene.context,
      );
      const before = document.toSnapshot();
      await store().unitOfWork.run((tx) => Promise.resolve(tx.stock.addDocument(document)));
      expect(await store().queries.stockDocuments.get(document.id)).toEqual(before);
      expect((await store().eventsOf(document.id)).map(({ name }) => name)).toEqual([
        'stocktake.recorded',
      ]);
    });
  });
}
