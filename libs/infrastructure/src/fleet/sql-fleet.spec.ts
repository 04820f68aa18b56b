import {
  CommissionFleetUseCase,
  CreateItemUseCase,
  CreateWarehouseUseCase,
  ReceiveStockUseCase,
  RetireFleetUseCase,
  type Transaction,
} from '@strata/application';
import { CommandRunner, type UseCase } from '@strata/application-kit';
import {
  connect,
  type DatabaseConnection,
  SqlUnitOfWork,
  SystemClock,
  UuidV7Generator,
} from '@strata/infrastructure-kit';
import type { AssetId, ItemId } from '@strata/domain';
import { startTemporaryPostgres, type TemporaryPostgres } from '@strata/infrastructure-kit/testing';
import { migrate } from '../database/migrations.js';
import { sqlTransaction } from '../sql-transaction.js';
import { foundAfter } from '../testing/found-after.js';
import { statementsOf } from '../testing/statements-of.js';
import { FLEET_CHECKS } from './fleet-checks.js';

const address = { street: '1 Main St', city: 'Salem', state: 'OR', zipCode: '97301' };

describe('the fleet in PostgreSQL', () => {
  let postgres: TemporaryPostgres;
  let database: DatabaseConnection;
  let commands: CommandRunner<Transaction>;
  let place: string;

  const run = <Command, Result>(useCase: UseCase<Command, Result, Transaction>, command: Command) =>
    commands.run(useCase, command, 'clara');

  beforeAll(async () => {
    postgres = await startTemporaryPostgres();
    await migrate(postgres.database);
    database = connect(postgres.database);
    const clock = new SystemClock();
    const unitOfWork = new SqlUnitOfWork(database.commands, sqlTransaction);
    commands = new CommandRunner(unitOfWork, clock, new UuidV7Generator());
    const { id: warehouseId } = await run(new CreateWarehouseUseCase(), {
      ...{ code: 'E', name: 'East', address },
    });
    const make = async (sku: string) =>
      (await run(new CreateItemUseCase(), { sku, name: 'Drill', unitPrice: '10' })).id;
    const [drill, saw] = [await make('DRILL'), await make('SAW')];
    place = `fleet of item ${drill} in warehouse ${warehouseId}`;
    await run(new ReceiveStockUseCase(), {
      warehouseId,
      items: [{ itemId: drill, quantity: 9 }],
      reference: null,
    });
    const commission = { warehouseId, reference: null };
    await run(new CommissionFleetUseCase(), {
      ...commission,
      fromStock: true,
      items: [{ itemId: drill, quantity: 3, serialNumbers: ['A', 'B', 'C'] }],
    });
    await run(new CommissionFleetUseCase(), {
      ...commission,
      fromStock: false,
      items: [{ itemId: saw, quantity: 5, serialNumbers: [] }],
    });
    await run(new RetireFleetUseCase(), {
      ...{ warehouseId, disposition: 'restock', reason: 'Too many' },
      items: [{ itemId: saw, quantity: 1, assetIds: [] }],
    });
  }, 60_000);
  afterAll(async () => {
    await database?.close();
    await postgres?.stop();
  });

  const found = (tampering: string) => foundAfter(database.lists, FLEET_CHECKS, tampering);

  const OF_DRILLS = `item_id = (SELECT id FROM items WHERE sku = 'DRILL')`;

  it('gives the checks nothing to find where all was booked', async () => {
    expect(await found('SELECT 1')).toEqual([]);
  });

  it.each([
    [
      'a level that says more',
      `UPDATE fleet_levels SET owned = 4 WHERE ${OF_DRILLS}`,
      [
        'ledger of the fleet: PLACE: level (owned, out, unserviceable) {4,0,0}, ledger {3,0,0}',
        'assets of the fleet: PLACE: level (owned, out, unserviceable) {4,0,0}, assets {3,0,0}',
      ],
    ],
    [
      'a movement that says something else',
      `UPDATE fleet_movements SET out_delta = 1 WHERE ${OF_DRILLS}`,
      [
        'ledger of the fleet: PLACE: level (owned, out, unserviceable) {3,0,0}, ledger {3,1,0}',
        'commitments of what is out: PLACE for CAUSE: ledger 1, commitments 0',
      ],
    ],
    [
      'a line that is missing',
      `DELETE FROM fleet_movements WHERE ${OF_DRILLS}`,
      [
        'ledger of the fleet: PLACE: level (owned, out, unserviceable) {3,0,0}, ledger {0,0,0}',
        'versions of fleet levels: PLACE: level of ledger version 1, ledger of 0 lines up to 0',
        'stock that became fleet, and back: PLACE by CAUSE: stock -3, fleet 0',
      ],
    ],
    [
      'a hole',
      `UPDATE fleet_movements SET level_version = 2 WHERE ${OF_DRILLS}`,
      ['versions of fleet levels: PLACE: level of ledger version 1, ledger of 1 lines up to 2'],
    ],
    [
      'an asset too few',
      `UPDATE fleet_assets SET is_active = false WHERE serial_number = 'B'`,
      ['assets of the fleet: PLACE: level (owned, out, unserviceable) {3,0,0}, assets {2,0,0}'],
    ],
    [
      'an asset that is elsewhere',
      `UPDATE fleet_assets SET status = 'out' WHERE serial_number = 'B'`,
      ['assets of the fleet: PLACE: level (owned, out, unserviceable) {3,0,0}, assets {3,1,0}'],
    ],
    [
      'an asset in another condition',
      `UPDATE fleet_assets SET condition = 'unserviceable' WHERE serial_number = 'B'`,
      ['assets of the fleet: PLACE: level (owned, out, unserviceable) {3,0,0}, assets {3,0,1}'],
    ],
    [
      'assets of a level that has none',
      `UPDATE fleet_levels SET is_serialized = false WHERE ${OF_DRILLS}`,
      ['assets of the fleet: PLACE: level (owned, out, unserviceable) {0,0,0}, assets {3,0,0}'],
    ],
    [
      'stock that left for the fleet by more',
      `UPDATE stock_movements SET on_hand_delta = -4 WHERE kind = 'commissioned'`,
      ['stock that became fleet, and back: PLACE by CAUSE: stock -4, fleet 3'],
    ],
  ])('is found by the checks to have %s', async (_what, tampering, lines) => {
    const uuid = /(by|for) [0-9a-f-]{36}/;
    expect(
      (await found(tampering)).map((line) =>
        line.replace(place, 'PLACE').replace(uuid, '$1 CAUSE'),
      ),
    ).toEqual(lines);
  });

  it('is found by the checks to have restocked what is no stock', async () => {
    const lines = await found(`DELETE FROM stock_movements WHERE kind = 'decommissioned'`);
    expect(lines).toEqual([expect.stringMatching(/^stock that became .*: stock 0, fleet -1$/)]);
  });

  it('is booked with as many statements for twenty lines as for one', async () => {
    const costOf = async (lines: number) => {
      const warehouse = { code: `L-${lines}`, name: 'Lines', address };
      const { id: warehouseId } = await run(new CreateWarehouseUseCase(), warehouse);
      const items: { itemId: ItemId; quantity: number; serialNumbers: string[] }[] = [];
      for (let line = 0; line < lines; line += 1) {
        const item = { sku: `L-${lines}-${line}`, name: 'Saw', unitPrice: '10' };
        const { id: itemId } = await run(new CreateItemUseCase(), item);
        items.push({ itemId, quantity: 2, serialNumbers: ['A', 'B'] });
      }
      await run(new ReceiveStockUseCase(), { warehouseId, items, reference: null });
      const commission = { warehouseId, reference: null, fromStock: true, items };
      const commissioned = await statementsOf(() => run(new CommissionFleetUseCase(), commission));
      const { rows } = await database.lists.query<{ itemId: ItemId; assetIds: AssetId[] }>(
        `SELECT item_id AS "itemId", array_agg(id) AS "assetIds" FROM fleet_assets
          WHERE warehouse_id = $1 GROUP BY item_id`,
        [warehouseId],
      );
      const retirement = { warehouseId, disposition: 'restock', reason: 'Too many' } as const;
      const retired = await statementsOf(() =>
        run(new RetireFleetUseCase(), {
          ...retirement,
          items: rows.map((row) => ({ ...row, quantity: 2 })),
        }),
      );
      return { commissioned, retired };
    };
    const one = await costOf(1);
    expect(await costOf(20)).toEqual(one);
    // Beside BEGIN and COMMIT.
    expect(one).toEqual({ commissioned: 2 + 12, retired: 2 + 12 });
  });
});
