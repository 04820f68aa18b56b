import type { ReportPage, ReportQuery } from '@strata/application-kit';
import { type InMemoryDatabase, isValue } from '@strata/application-kit/testing';
import {
  type ItemSnapshot,
  STOCK_CURRENCY,
  type StockLevelSnapshot,
  type WarehouseSnapshot,
} from '@strata/domain';
import { Money } from '@strata/domain-kit';
import type {
  StockReportQueries,
  StockValue,
  StockValueFilter,
} from '../../inventory/stock-value.js';
import { reportOf } from '../reports/in-memory-report.js';

/** Reports of stock over the in-memory tables. */
export class InMemoryStockReports implements StockReportQueries {
  constructor(private readonly database: InMemoryDatabase) {}

  async value(query: ReportQuery<StockValueFilter>): Promise<ReportPage<StockValue>> {
    const { groupBy, itemId, warehouseId } = query.filter;
    const isByItem = groupBy === 'item';
    const parts = [...this.database.table<StockLevelSnapshot>('stock_levels').values()]
      .filter((level) => isValue<string>(level.itemId, itemId))
      .filter((level) => isValue<string>(level.warehouseId, warehouseId))
      .filter(({ onHand }) => onHand > 0)
      .map((level) => ({
        document: null,
        key: isByItem ? level.itemId : level.warehouseId,
        name: this.#nameOf(level, groupBy),
        currency: STOCK_CURRENCY,
        quantity: isByItem ? level.onHand : null,
        amounts: { value: Money.of(level.value, STOCK_CURRENCY) },
      }));
    return reportOf(parts, query, ({ currency, quantity: onHand, value }) => ({
      currency,
      onHand,
      value,
    }));
  }

  #nameOf(
    { itemId, warehouseId }: StockLevelSnapshot,
    groupBy: StockValueFilter['groupBy'],
  ): string | null {
    const found =
      groupBy === 'item'
        ? this.database.table<ItemSnapshot>('items').get(itemId)
        : this.database.table<WarehouseSnapshot>('warehouses').get(warehouseId);
    return found?.name ?? null;
  }
}
