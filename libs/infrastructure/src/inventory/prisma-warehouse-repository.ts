import {
  Warehouse,
  warehouseErrors,
  type WarehouseId,
  type WarehouseRepository,
} from '@strata/domain';
import { idByKey } from '../database/find-by-key.js';
import { lockRows } from '../database/row-lock.js';
import type { Track } from '../database/track.js';
import { writeAggregate } from '../database/write-aggregate.js';
import type { Prisma } from '../generated/prisma/client.js';
import { toRow, toSnapshot } from './warehouse-row.js';

/** The table `warehouses`. */
export class PrismaWarehouseRepository implements WarehouseRepository {
  constructor(
    private readonly client: Prisma.TransactionClient,
    private readonly track: Track,
  ) {}

  async create(warehouse: Warehouse): Promise<void> {
    await this.#write(warehouse, () =>
      this.client.warehouse.createMany({ data: toRow(warehouse.toSnapshot()) }),
    );
  }

  async getById(id: WarehouseId): Promise<Warehouse | null> {
    return this.#find({ id });
  }

  async lockById(id: WarehouseId): Promise<Warehouse | null> {
    await lockRows(this.client, 'warehouses', [id], 'update');
    return this.getById(id);
  }

  async shareByIds(ids: readonly WarehouseId[]): Promise<readonly Warehouse[]> {
    await lockRows(this.client, 'warehouses', ids, 'share');
    const where = { id: { in: [...new Set(ids)] }, isActive: true };
    const rows = await this.client.warehouse.findMany({ where, orderBy: { id: 'asc' } });
    return rows.map((row) => Warehouse.reconstitute(toSnapshot(row)));
  }

  async getByCode(code: string): Promise<Warehouse | null> {
    const id = await idByKey<WarehouseId>(this.client, 'warehouses', 'code', code);
    return id && this.getById(id);
  }

  async update(warehouse: Warehouse): Promise<void> {
    const { id, persistedVersion: version } = warehouse;
    await this.#write(warehouse, () =>
      this.client.warehouse.updateMany({
        where: { id, version, isActive: true },
        data: toRow(warehouse.toSnapshot()),
      }),
    );
  }

  async #find(where: Prisma.WarehouseWhereInput): Promise<Warehouse | null> {
    const row = await this.client.warehouse.findFirst({ where: { ...where, isActive: true } });
    return row && Warehouse.reconstitute(toSnapshot(row));
  }

  async #write(warehouse: Warehouse, statement: () => Promise<{ count: number }>): Promise<void> {
    await writeAggregate(warehouse, this.track, statement, {
      warehouses_code_active_key: () => warehouseErrors.codeTaken(warehouse.code),
    });
  }
}
