import { startTemporaryPostgres, type TemporaryPostgres } from '@strata/infrastructure-kit/testing';
import { migrate } from '../database/migrations.js';
import { RentalProcesses } from '../testing/rental-yard.js';
import { costOf, type StatementCost } from '../testing/statements-of.js';

describe('what is done with rental agreements', () => {
  let postgres: TemporaryPostgres;
  let processes: RentalProcesses;

  beforeAll(async () => {
    postgres = await startTemporaryPostgres();
    await migrate(postgres.database);
    processes = new RentalProcesses(postgres, 1);
  }, 60_000);
  afterAll(async () => {
    await processes?.close();
    await postgres?.stop();
  });

  /** Of an agreement of so many lines, all of which it is about. */
  async function costsOf(lines: number): Promise<readonly StatementCost[]> {
    const yard = await processes.yard(lines, 2);
    const itemIds = yard.items.map(({ id }) => id);
    const rent = () => processes.rent(yard, { itemIds, from: -1, to: 4 });
    const agreement = await rent();
    return [
      await costOf(rent),
      await costOf(() => processes.handOut(agreement)),
      await costOf(() => processes.checkIn(agreement)),
    ];
  }

  it('costs as much for fifty lines as for one', async () => {
    await costsOf(1);
    const one = await costsOf(1);
    expect(await costsOf(5)).toEqual(one);
    expect(await costsOf(50)).toEqual(one);
    // BEGIN and COMMIT travel with others; the levels are locked for all round trips but the first.
    expect(one).toEqual([
      { statements: 2 + 11, roundTrips: 5 },
      { statements: 2 + 10, roundTrips: 4 },
      { statements: 2 + 10, roundTrips: 4 },
    ]);
  }, 60_000);
});
