import {
  CommissionFleetUseCase,
  CreateItemUseCase,
  CreateWarehouseUseCase,
} from '@strata/application';
import { CommandRunner, transactionOf } from '@strata/application-kit';
import { testContext } from '@strata/application-kit/testing';
import type { LockedCommitments, StockLevelKey } from '@strata/domain';
import {
  connect,
  type DatabaseConnection,
  type SqlSession,
  SqlUnitOfWork,
  SystemClock,
  UuidV7Generator,
} from '@strata/infrastructure-kit';
import { startTemporaryPostgres, type TemporaryPostgres } from '@strata/infrastructure-kit/testing';
import { migrate } from '../database/migrations.js';
import { sqlTransaction } from '../sql-transaction.js';
import { MISTAKEN_FLEETS } from '../testing/mistaken-fleets.js';
import { SqlFleetRepository } from './sql-fleet-repository.js';

const address = { street: '1 Main St', city: 'Salem', state: 'OR', zipCode: '97301' };
const CAPACITY = 10;
const PROMISES = 200;
/** Time is counted in units of two hours. */
const UNIT_IN_MINUTES = 120;
const UNITS = 40;
const TURNAROUND = 1;
const LATE = 4;
/** So long that what is late is in the way of many. */
const LATE_TURNAROUND = 8;
const unit = (number: number) => new Date(Date.UTC(2190, 0, 1) + number * UNIT_IN_MINUTES * 60_000);
const context = testContext({ at: unit(0) });

type Fleets = new (session: SqlSession) => SqlFleetRepository;
interface Wish {
  readonly places: readonly number[];
  readonly quantity: number;
  readonly start: number;
  readonly end: number;
  readonly turnaround: number;
}

const upTo = (most: number) => Math.floor(Math.random() * most);
/** For one of two levels or for both, in whichever order. */
function wish(): Wish {
  const places = [[0], [1], [0, 1], [1, 0]][upTo(4)] ?? [];
  const start = upTo(UNITS - 12);
  const end = start + 1 + upTo(8);
  return { places, quantity: 1 + upTo(3), start, end, turnaround: TURNAROUND };
}

/** How many pieces of a level are taken in each unit, counted one by one. */
function depthsOf(place: number, kept: readonly Wish[]): readonly number[] {
  return Array.from({ length: UNITS }, (_none, at) => {
    const late = at < LATE_TURNAROUND ? LATE : 0;
    const taking = kept.filter(
      ({ places, start, end }) => places.includes(place) && start <= at && at < end + TURNAROUND,
    );
    return taking.reduce((sum, { quantity }) => sum + quantity, late);
  });
}

/** What is wrong with what was kept and refused; nothing where each promise was decided rightly. */
function faultsOf(kept: readonly Wish[], refused: readonly Wish[]): readonly string[] {
  const depths = [depthsOf(0, kept), depthsOf(1, kept)];
  const over = depths.flat().some((depth) => depth > CAPACITY) ? ['promised beyond capacity'] : [];
  // Nothing goes, so what fits now has fitted then.
  const fits = ({ places, quantity, start, end }: Wish) =>
    places.every((place) =>
      depths[place]!.slice(start, end + TURNAROUND).every((depth) => depth + quantity <= CAPACITY),
    );
  return [...over, ...(refused.some(fits) ? ['refused what fits'] : [])];
}

describe('promises that many make at once', () => {
  let postgres: TemporaryPostgres;
  let processes: readonly [DatabaseConnection, DatabaseConnection];
  let commands: CommandRunner<ReturnType<typeof sqlTransaction>>;

  beforeAll(async () => {
    postgres = await startTemporaryPostgres();
    await migrate(postgres.database);
    processes = [connect(postgres.database), connect(postgres.database)];
    const unitOfWork = new SqlUnitOfWork(processes[0].commands, sqlTransaction);
    commands = new CommandRunner(unitOfWork, new SystemClock(), new UuidV7Generator());
  }, 60_000);
  afterAll(async () => {
    for (const database of processes ?? []) await database.close();
    await postgres?.stop();
  });

  let count = 0;
  /** Two levels of ten pieces, four of each out and late since long. */
  async function levels(): Promise<readonly StockLevelKey[]> {
    count += 1;
    const warehouse = { code: `W-${count}`, name: 'East', address };
    const { id: warehouseId } = await commands.run(new CreateWarehouseUseCase(), warehouse, 'me');
    const item = (name: string) =>
      commands.run(
        new CreateItemUseCase(),
        { sku: `${name}-${count}`, name, unitPrice: '10' },
        'me',
      );
    const keys = [await item('drill'), await item('saw')].map(({ id: itemId }) => ({
      ...{ itemId, warehouseId },
    }));
    const items = keys.map(({ itemId }) => ({ itemId, quantity: CAPACITY, serialNumbers: [] }));
    const commission = { warehouseId, items, fromStock: false, reference: null };
    await commands.run(new CommissionFleetUseCase(), commission, 'me');
    const late = {
      ...{ places: [0, 1], quantity: LATE, start: -20, end: -10, turnaround: LATE_TURNAROUND },
    };
    await promise(0, SqlFleetRepository, keys, late, (commitments) => {
      for (const { state } of commitments.changed) {
        commitments.handOut(state.lineId, LATE, unit(-20), context);
      }
    });
    return keys;
  }

  /** @returns whether it was kept */
  function promise(
    process: number,
    Fleet: Fleets,
    keys: readonly StockLevelKey[],
    { places, quantity, start, end, turnaround }: Wish,
    then: (commitments: LockedCommitments) => void = () => undefined,
  ): Promise<boolean> {
    const open = transactionOf({
      ...{ fleet: (session: SqlSession) => new Fleet(session) },
    });
    const { commands: lane } = processes[process % 2]!;
    return new SqlUnitOfWork(lane, open).run(async (tx) => {
      const wanted = places.map((place) => keys[place]!);
      const fleet = await tx.fleet.lock(wanted, []);
      const window = { from: unit(start), to: unit(end + turnaround) };
      const commitments = await tx.fleet.commitments(fleet, window, context);
      const lines = wanted.map((key) => ({
        ...{ ...key, quantity, turnaroundMinutes: turnaround * UNIT_IN_MINUTES },
        lineId: context.newId(),
      }));
      const cause = { type: 'rental_agreement', id: context.newId() } as const;
      const times = { startsAt: unit(start), endsAt: unit(end) };
      const shortages = commitments.promise({ cause, ...times, lines }, context);
      then(commitments);
      tx.fleet.saveCommitments(commitments);
      return shortages.length === 0;
    });
  }

  async function round(Fleet: Fleets): Promise<readonly string[]> {
    const keys = await levels();
    const wishes = Array.from({ length: PROMISES }, wish);
    const isKept = await Promise.all(wishes.map((one, index) => promise(index, Fleet, keys, one)));
    const kept = wishes.filter((_one, index) => isKept[index]);
    const refused = wishes.filter((_one, index) => !isKept[index]);
    expect(kept.length).toBeGreaterThan(0);
    expect(refused.length).toBeGreaterThan(0);
    return faultsOf(kept, refused);
  }

  it('are kept while there are pieces, and refused when there are none', async () => {
    for (let rounds = 0; rounds < 20; rounds += 1) {
      expect(await round(SqlFleetRepository)).toEqual([]);
    }
  }, 120_000);

  it.each(Object.entries(MISTAKEN_FLEETS))(
    'are seen to be wrong with a repository that %s',
    async (_mistake, Fleet) => {
      let faults: readonly string[] = [];
      for (let rounds = 0; rounds < 10 && faults.length === 0; rounds += 1) {
        faults = await round(Fleet);
      }
      expect(faults).not.toEqual([]);
    },
    120_000,
  );
});
