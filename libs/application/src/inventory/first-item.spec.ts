import type { ItemId, WarehouseId } from '@strata/domain';
import { AdjustStockUseCase } from './adjust-stock.js';
import { firstItem, firstLevel } from './first-item.js';
import { ReceiveStockUseCase } from './receive-stock.js';
import { RecordStocktakeUseCase } from './record-stocktake.js';
import { TransferInventoryUseCase } from './transfer-inventory.js';

const warehouse = (id: string) => id as WarehouseId;
const lines = (...ids: string[]) => ids.map((id) => ({ itemId: id as ItemId, quantity: 1 }));

describe('bookings of stock', () => {
  it('wait for the item whose levels are locked first, in whatever order they name it', () => {
    expect(firstItem(lines('b', 'a', 'c'))).toBe('a');
    expect(firstItem([])).toBeUndefined();
    const warehouseId = warehouse('w');
    const receipt = { warehouseId, items: lines('b', 'a'), reference: null };
    const transfer = {
      fromWarehouseId: warehouseId,
      toWarehouseId: warehouse('v'),
      items: lines('c', 'a'),
    };
    const adjustment = { warehouseId, itemId: 'a' as ItemId, quantityDelta: 1, reason: 'Found' };
    const items = lines('b', 'a').map(({ itemId }) => ({ itemId, counted: 1 }));
    expect([
      new RecordStocktakeUseCase().target({ warehouseId, items, reference: null }),
      new ReceiveStockUseCase().target(receipt),
      new TransferInventoryUseCase().target(transfer),
      new AdjustStockUseCase().target(adjustment),
    ]).toEqual(['a', 'a', 'a', 'a']);
  });

  it('at a named warehouse wait for its level alone', () => {
    const demand = (itemId: string, warehouseId?: string) => ({
      itemId: itemId as ItemId,
      warehouseId: warehouseId === undefined ? undefined : warehouse(warehouseId),
    });
    expect(firstLevel([demand('b', 'w'), demand('a', 'w'), demand('a', 'v')])).toBe('a v');
    expect(firstLevel([demand('a', 'w'), demand('a')])).toBe('a');
    expect(firstLevel([demand('b', 'w'), demand('a')])).toBe('a');
    expect(firstLevel([])).toBeUndefined();
  });
});
