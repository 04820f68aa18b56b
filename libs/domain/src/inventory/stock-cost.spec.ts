import { type DomainError, Money } from '@strata/domain-kit';
import type { ItemId } from '../catalog/item.js';
import { contextOf } from '../testing/index.js';
import { CostOfReturns } from './cost-of-returns.js';
import { LockedStock } from './locked-stock.js';
import { NO_VALUE, shareOf, STOCK_CURRENCY, unitCostOf } from './stock-cost.js';
import { StockLevel } from './stock-level.js';
import { transferStock } from './transfer-stock.js';
import type { WarehouseId } from './warehouse.js';

const context = contextOf('tester', new Date('2026-01-15T09:30:00.000Z'));
const drill = 'drill' as ItemId;
const [west, east] = ['west', 'east'] as [WarehouseId, WarehouseId];
const sale = { type: 'sales_transaction', id: 'sale' } as const;
const receipt = { receiptId: 'receipt', reference: null };
const level = (warehouseId = west) => StockLevel.open(drill, warehouseId, context);
const bought = (quantity: number, cost: string) => {
  const made = level();
  made.receive(quantity, { ...receipt, unitCost: Money.of(cost) }, context);
  made.pullMovements();
  return made;
};
const deltasOf = (it: StockLevel) => it.pullMovements().map(({ valueDelta }) => valueDelta);

describe('the share of an amount', () => {
  it.each([
    ['10.00', 1, 3, '3.33'],
    ['10.00', 2, 3, '6.67'],
    ['0.01', 1, 2, '0.01'],
    ['10.00', 3, 3, '10.00'],
    ['10.00', 6, 3, '20.00'],
    ['10.00', 0, 3, '0.00'],
    ['10.00', 2, 0, '0.00'],
  ])('of %s that %i of %i pieces have is %s', (amount, quantity, pieces, share) => {
    expect(shareOf(Money.of(amount), quantity, pieces).toDecimal()).toBe(share);
  });
});

describe('a unit cost', () => {
  it('is an amount in the currency of stock, and not less than nothing', () => {
    expect(unitCostOf('0').toString()).toBe(NO_VALUE.toString());
    expect(unitCostOf('1.25').currency).toBe(STOCK_CURRENCY);
    const codeOf = (amount: string) => {
      try {
        unitCostOf(amount);
        return null;
      } catch (error) {
        return (error as DomainError).code;
      }
    };
    expect(codeOf('-0.01')).toBe('stock.cost_negative');
    expect(codeOf('0.001')).toBe('money.too_many_places');
  });
});

describe('the value of a level', () => {
  it('grows by what comes in, and what goes takes its share, the last piece the rest', () => {
    const it = bought(3, '3.34');
    it.receive(1, { ...receipt, unitCost: Money.of('0') }, context);
    expect(it.value.toDecimal()).toBe('10.02');
    it.reserve(4, sale, context);
    for (let piece = 0; piece < 4; piece += 1) it.ship(1, sale, context);
    expect(deltasOf(it)).toEqual(['0.00', '0.00', '-2.51', '-2.50', '-2.51', '-2.50']);
    expect(it.toSnapshot().value).toBe('0.00');
  });

  it('stays at its average by what is found, and by a receipt that names no cost', () => {
    const it = bought(4, '2.50');
    it.receive(2, receipt, context);
    it.adjust(2, { adjustmentId: 'a', reason: 'Found' }, context);
    it.count(10, { stocktakeId: 's', note: null }, context);
    it.decommission(2, 'retirement', context);
    expect(deltasOf(it)).toEqual(['5.00', '5.00', '5.00', '5.00']);
    expect(it.value.toDecimal()).toBe('30.00');
    it.commission(6, 'commission', context);
    expect(deltasOf(it)).toEqual(['-15.00']);
    const empty = level();
    empty.receive(2, receipt, context);
    expect(empty.value.isZero).toBe(true);
  });

  it('is not touched by what is written off, whatever that cost', () => {
    const it = bought(3, '3.33');
    it.writeOff(2, sale, context, Money.of('100'));
    expect(deltasOf(it)).toEqual(['100.00', '-100.00']);
    expect(it.value.toDecimal()).toBe('9.99');
  });

  it('goes along with a transfer, to the cent', () => {
    const stock = new LockedStock([bought(3, '0.67'), level(east)]);
    const transfer = {
      fromWarehouseId: west,
      toWarehouseId: east,
      items: [{ itemId: drill, quantity: 1 }],
    };
    transferStock(stock, transfer, context);
    transferStock(stock, transfer, context);
    const values = () => [west, east].map((place) => stock.at(drill, place).value.toDecimal());
    expect(values()).toEqual(['0.67', '1.34']);
    transferStock(stock, transfer, context);
    expect(values()).toEqual(['0.00', '2.01']);
  });

  it('has a limit, at which nothing changes', () => {
    const it = bought(1, '999999999999.99');
    expect(() => it.receive(1, receipt, context)).toThrow(
      expect.objectContaining({ code: 'money.amount_out_of_range' }),
    );
    expect([it.onHand, it.pullMovements()]).toEqual([1, []]);
  });
});

describe('the cost of what comes back', () => {
  const shipped = [{ itemId: drill, quantity: 3, cost: Money.of('1.00') }];
  const costs = (returned: number, ...quantities: number[]) => {
    const before = [{ itemId: drill, returnedQuantity: returned }];
    const back = new CostOfReturns(shipped, before);
    return quantities.map((quantity) => back.of(drill, quantity)?.toDecimal());
  };

  it('is what it left with, to the cent, in one return or several', () => {
    expect(costs(0, 3)).toEqual(['1.00']);
    expect(costs(0, 1, 1, 1)).toEqual(['0.33', '0.34', '0.33']);
    expect(costs(1, 2)).toEqual(['0.67']);
  });

  it('is unknown of what never left', () => {
    expect(new CostOfReturns([], []).of(drill, 1)).toBeUndefined();
  });
});
