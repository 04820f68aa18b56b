import {
  CommissionFleetUseCase,
  CreateItemUseCase,
  CreateWarehouseUseCase,
  type Transaction,
} from '@strata/application';
import { testContext } from '@strata/application-kit/testing';
import { CommandRunner } from '@strata/application-kit';
import type { StockLevelKey } from '@strata/domain';
import {
  connect,
  type DatabaseConnection,
  SqlUnitOfWork,
  SystemClock,
  UuidV7Generator,
} from '@strata/infrastructure-kit';
import { startTemporaryPostgres, type TemporaryPostgres } from '@strata/infrastructure-kit/testing';
import { migrate } from '../database/migrations.js';
import { sqlTransaction } from '../sql-transaction.js';
import { foundAfter } from '../testing/found-after.js';
import { statementsOf } from '../testing/statements-of.js';
import { FLEET_CHECKS } from './fleet-checks.js';

const address = { street: '1 Main St', city: 'Salem', state: 'OR', zipCode: '97301' };
const day = (number: number) => new Date(Date.UTC(2190, 0, number));
const context = testContext();
const window = { from: day(1), to: null };

describe('commitments in PostgreSQL', () => {
  let postgres: TemporaryPostgres;
  let database: DatabaseConnection;
  let unitOfWork: SqlUnitOfWork<Transaction>;
  let commands: CommandRunner<Transaction>;

  beforeAll(async () => {
    postgres = await startTemporaryPostgres();
    await migrate(postgres.database);
    database = connect(postgres.database);
    unitOfWork = new SqlUnitOfWork(database.commands, sqlTransaction);
    commands = new CommandRunner(unitOfWork, new SystemClock(), new UuidV7Generator());
  }, 60_000);
  afterAll(async () => {
    await database?.close();
    await postgres?.stop();
  });

  /** Levels of three pieces in a warehouse of their own. */
  async function levels(count: number): Promise<readonly StockLevelKey[]> {
    const warehouse = { code: `W-${count}`, name: 'East', address };
    const { id: warehouseId } = await commands.run(new CreateWarehouseUseCase(), warehouse, 'me');
    const keys: StockLevelKey[] = [];
    for (let number = 0; number < count; number += 1) {
      const item = { sku: `I-${count}-${number}`, name: 'Drill', unitPrice: '10' };
      const { id: itemId } = await commands.run(new CreateItemUseCase(), item, 'me');
      keys.push({ itemId, warehouseId });
    }
    const items = keys.map(({ itemId }) => ({ itemId, quantity: 3, serialNumbers: [] }));
    const commission = { warehouseId, items, fromStock: false, reference: null };
    await commands.run(new CommissionFleetUseCase(), commission, 'me');
    return keys;
  }

  /** A promise of two of each, as a use case of rentals makes it, one of which is handed out at once. */
  async function rent(keys: readonly StockLevelKey[]) {
    const cause = { type: 'rental_agreement', id: context.newId() } as const;
    const lines = keys.map((key) => ({
      ...{ ...key, quantity: 2, turnaroundMinutes: 0 },
      lineId: context.newId(),
    }));
    await unitOfWork.run(async (tx) => {
      const fleet = await tx.fleet.lock(keys, []);
      const commitments = await tx.fleet.commitments(fleet, window, context, cause);
      const promise = { cause, startsAt: day(2), endsAt: day(4), lines };
      expect(commitments.promise(promise, context)).toEqual([]);
      for (const { lineId, itemId, warehouseId } of lines) {
        const level = fleet.at(itemId, warehouseId);
        level.handOut({ quantity: 1, assets: [] }, cause, context);
        commitments.handOut(lineId, 1, day(2), context);
      }
      tx.fleet.save(fleet);
      tx.fleet.saveCommitments(commitments);
    });
    return { cause, lines };
  }

  /** Each line back, so that its commitment is split. */
  const checkIn = ({ cause, lines }: Awaited<ReturnType<typeof rent>>) =>
    unitOfWork.run(async (tx) => {
      const fleet = await tx.fleet.lock(lines, []);
      const commitments = await tx.fleet.commitments(fleet, window, context, cause);
      for (const { lineId, itemId, warehouseId } of lines) {
        const how = { at: day(3), isServiceable: true };
        fleet.at(itemId, warehouseId).checkIn({ quantity: 1, assets: [], ...how }, cause, context);
        commitments.checkIn(lineId, 1, how, context);
        commitments.release(lineId, 1, context);
      }
      tx.fleet.save(fleet);
      tx.fleet.saveCommitments(commitments);
    });

  it('are written and read with as many statements for twenty lines as for one', async () => {
    const costOf = async (count: number) => {
      const keys = await levels(count);
      let rented: Awaited<ReturnType<typeof rent>> | undefined;
      const promised = await statementsOf(async () => (rented = await rent(keys)));
      const returned = await statementsOf(async () => checkIn(rented!));
      return { promised, returned };
    };
    const one = await costOf(1);
    expect(await costOf(20)).toEqual(one);
    // Beside BEGIN and COMMIT: locks, commitments, levels with their ledger, commitments; and what is gone.
    expect(one).toEqual({ promised: 2 + 4, returned: 2 + 5 });
  });

  describe('that are out', () => {
    let place: string;
    let cause: string;
    let line: string;
    beforeAll(async () => {
      const [key] = (await levels(2)) as [StockLevelKey, StockLevelKey];
      const rented = await rent([key]);
      place = `fleet of item ${key.itemId} in warehouse ${key.warehouseId}`;
      cause = rented.cause.id;
      line = rented.lines[0]!.lineId;
    });
    const named = (text: string) =>
      text.replaceAll(place, 'PLACE').replaceAll(cause, 'CAUSE').replaceAll(line, 'LINE');
    const found = async (tampering: string) =>
      (await foundAfter(database.lists, FLEET_CHECKS, filledIn(tampering))).map(named);
    const filledIn = (text: string) =>
      text.replaceAll(':cause', `'${cause}'`).replaceAll(':line', `'${line}'`);

    it('give the checks nothing to find', async () => {
      expect(await found('SELECT 1')).toEqual([]);
    });

    it.each([
      [
        'are more than went out',
        `UPDATE fleet_commitments SET "out" = 2 WHERE line_id = :line`,
        ['commitments of what is out: PLACE for CAUSE: ledger 1, commitments 2'],
      ],
      [
        'are gone',
        `DELETE FROM fleet_commitments WHERE line_id = :line`,
        ['commitments of what is out: PLACE for CAUSE: ledger 1, commitments 0'],
      ],
      [
        'are of another level than their line',
        `INSERT INTO fleet_commitments
         SELECT (jsonb_populate_record(one, jsonb_build_object('id', gen_random_uuid(), 'item_id',
                  gen_random_uuid(), 'out', 0, 'is_returned', true))).*
           FROM fleet_commitments AS one WHERE line_id = :line`,
        ['lines of commitments: line LINE: commitments of 1 causes and 2 levels'],
      ],
      [
        'are of another cause than their line',
        `INSERT INTO fleet_commitments
         SELECT (jsonb_populate_record(one, jsonb_build_object('id', gen_random_uuid(), 'cause_id',
                  gen_random_uuid(), 'out', 0, 'is_returned', true))).*
           FROM fleet_commitments AS one WHERE line_id = :line`,
        ['lines of commitments: line LINE: commitments of 2 causes and 1 levels'],
      ],
    ])('are found by the checks when they %s', async (_what, tampering, lines) => {
      expect(await found(tampering)).toEqual(lines);
    });

    it.each([
      ['quantity = 0', 'out_promised'],
      ['"out" = 3', 'out_promised'],
      ['"out" = -1', 'out_not_negative'],
      ['"out" = 0, quantity = 0', 'quantity_positive'],
      ['ends_at = starts_at', 'ends_after_start'],
      ['turnaround_minutes = -1', 'turnaround_not_negative'],
      ['is_returned = true', 'returned_not_out'],
      [`cause_type = 'sale'`, 'cause_known'],
    ])('cannot have %s', async (change, constraint) => {
      await expect(
        database.lists.query(`UPDATE fleet_commitments SET ${change} WHERE line_id = $1`, [line]),
      ).rejects.toMatchObject({ constraint: `fleet_commitments_${constraint}` });
    });

    it('are one of their line at most that is not returned', async () => {
      await expect(
        database.lists.query(
          `INSERT INTO fleet_commitments
           SELECT (jsonb_populate_record(one, jsonb_build_object('id', gen_random_uuid()))).*
             FROM fleet_commitments AS one WHERE line_id = $1`,
          [line],
        ),
      ).rejects.toMatchObject({ constraint: 'fleet_commitments_line_open_key' });
    });
  });
});
