import {
  Warehouse,
  warehouseErrors,
  type WarehouseId,
  type WarehouseRepository,
  type WarehouseSnapshot,
} from '@strata/domain';
import { type AggregateRoot, textKey } from '@strata/domain-kit';
import { InMemoryAggregateTable, type InMemoryDatabase } from '@strata/application-kit/testing';

/** Warehouses in memory. */
export class InMemoryWarehouseRepository implements WarehouseRepository {
  readonly #table: InMemoryAggregateTable<'Warehouse', WarehouseSnapshot, Warehouse>;

  constructor(database: InMemoryDatabase, track: (aggregate: AggregateRoot<string>) => void) {
    this.#table = new InMemoryAggregateTable(
      database.table('warehouses'),
      (snapshot) => Warehouse.reconstitute(snapshot),
      track,
    );
  }

  async create(warehouse: Warehouse): Promise<void> {
    await this.update(warehouse);
  }

  getById(id: WarehouseId): Promise<Warehouse | null> {
    return Promise.resolve(this.#table.get(id));
  }

  lockById(id: WarehouseId): Promise<Warehouse | null> {
    return this.getById(id);
  }

  shareByIds(ids: readonly WarehouseId[]): Promise<readonly Warehouse[]> {
    return Promise.resolve([...new Set(ids)].sort().flatMap((id) => this.#table.get(id) ?? []));
  }

  getByCode(code: string): Promise<Warehouse | null> {
    return Promise.resolve(this.#table.find((row) => textKey(row.code) === textKey(code)));
  }

  async update(warehouse: Warehouse): Promise<void> {
    const holder = warehouse.isActive ? await this.getByCode(warehouse.code) : null;
    if (holder && !holder.equals(warehouse)) throw warehouseErrors.codeTaken(warehouse.code);
    this.#table.save(warehouse);
  }
}
