import {
  ExtendRentalAgreementUseCase,
  CancelRentalAgreementUseCase,
  ReleaseRentalAgreementUseCase,
} from '@strata/application';
import type { AssetId, RentalAgreement } from '@strata/domain';
import { DomainError } from '@strata/domain-kit';
import { differencesFrom } from '@strata/infrastructure-kit';
import { startTemporaryPostgres, type TemporaryPostgres } from '@strata/infrastructure-kit/testing';
import pg from 'pg';
import { migrate } from '../database/migrations.js';
import { RECONCILIATION_CHECKS } from '../reconciliation-checks.js';
import { hour, RentalProcesses, type RentalYard } from '../testing/rental-yard.js';

const CAPACITY = 10;
const upTo = (most: number) => Math.floor(Math.random() * most);

/** The most that is promised of any level at any moment, as one snapshot has it. */
const DEEPEST = `
  SELECT coalesce(max(depth), 0)::int AS depth FROM (
    SELECT sum(other.quantity) AS depth
      FROM fleet_commitments AS one
      JOIN fleet_commitments AS other
        ON (other.item_id, other.warehouse_id) = (one.item_id, one.warehouse_id)
       AND other.starts_at <= one.starts_at AND one.starts_at < other.ends_at
     WHERE one.warehouse_id = $1
     GROUP BY one.id) AS depths`;

describe('rental agreements that many make and change at once', () => {
  let postgres: TemporaryPostgres;
  let processes: RentalProcesses;
  let client: pg.Client;

  beforeAll(async () => {
    postgres = await startTemporaryPostgres();
    await migrate(postgres.database);
    processes = new RentalProcesses(postgres, 3);
    client = new pg.Client(postgres.url);
    await client.connect();
  }, 60_000);
  afterAll(async () => {
    await client?.end();
    await processes?.close();
    await postgres?.stop();
  });
  afterEach(async () => {
    const differences: string[] = [];
    for (const check of RECONCILIATION_CHECKS) {
      differences.push(...(await differencesFrom(client, check)));
    }
    expect(differences).toEqual([]);
  });

  /** What was done of what was tried together, and how often the rest was refused with which code. */
  async function outcomesOf<Done>(tried: readonly Promise<Done>[]) {
    const refused: Record<string, number> = {};
    const done: Done[] = [];
    for (const outcome of await Promise.allSettled(tried)) {
      if (outcome.status === 'fulfilled') done.push(outcome.value);
      else if (outcome.reason instanceof DomainError) {
        refused[outcome.reason.code] = (refused[outcome.reason.code] ?? 0) + 1;
      } else throw outcome.reason;
    }
    return { done, refused };
  }

  const deepest = async ({ warehouse }: RentalYard) => {
    const { rows } = await client.query<{ depth: number }>(DEEPEST, [warehouse.id]);
    return rows[0]!.depth;
  };

  /** Does the work, and looks all the while how much is promised. */
  async function watched<Result>(yard: RentalYard, work: Promise<Result>): Promise<Result> {
    let isOver = false;
    const over = () => (isOver = true);
    work.then(over, over);
    while (!isOver) expect(await deepest(yard)).toBeLessThanOrEqual(CAPACITY);
    const result = await work;
    expect(await deepest(yard)).toBeLessThanOrEqual(CAPACITY);
    return result;
  }

  /** Of one item or of both, in whichever order, within some hours from now. */
  const wish = ({ items }: RentalYard, from = upTo(30)) => {
    const [one, two] = items.map(({ id }) => id);
    const itemIds = [[one!], [two!], [one!, two!], [two!, one!, two!]][upTo(4)]!;
    return { itemIds, from, to: from + 1 + upTo(8), quantity: 1 + upTo(2) };
  };

  it('promise what there is and no more', async () => {
    const yard = await processes.yard(2, CAPACITY, 60);
    const tried = Array.from({ length: 200 }, () => processes.rent(yard, wish(yard)));
    const { done, refused } = await watched(yard, outcomesOf(tried));
    expect(Object.keys(refused)).toEqual(['rental.insufficient_availability']);
    expect(done.length + refused['rental.insufficient_availability']!).toBe(200);
    expect(new Set(done.map(({ number }) => number)).size).toBe(done.length);
  }, 60_000);

  it('promise the last piece once, to a new one or to an extension', async () => {
    const yard = await processes.yard(1, CAPACITY);
    const [{ id }] = yard.items as [RentalYard['items'][number]];
    const running = await Promise.all(
      Array.from({ length: CAPACITY }, () =>
        processes.rent(yard, { itemIds: [id], from: 0, to: 4 }),
      ),
    );
    const { done, refused } = await watched(
      yard,
      outcomesOf([
        ...running.map(({ id: of }) =>
          processes.run(new ExtendRentalAgreementUseCase(), { id: of, endsAt: hour(8) }),
        ),
        ...running.map(() => processes.rent(yard, { itemIds: [id], from: 4, to: 8 })),
      ]),
    );
    expect(done).toHaveLength(CAPACITY);
    expect(refused).toEqual({ 'rental.insufficient_availability': CAPACITY });
    expect(await deepest(yard)).toBe(CAPACITY);
  }, 60_000);

  it('go out, come back, end later and are called off among new ones', async () => {
    const yard = await processes.yard(2, CAPACITY);
    const [one, two] = yard.items.map(({ id }) => id);
    // What goes out has started, so that it is not early.
    const running = await Promise.all(
      [[one!], [two!], [one!, two!], [two!, one!], [one!], [two!]].map((itemIds) =>
        processes.rent(yard, { itemIds, from: -1, to: 20, quantity: 2 }),
      ),
    );
    const act = (of: RentalAgreement, index: number): Promise<unknown> => {
      const { id } = of;
      switch (index % 4) {
        case 0:
          return processes.handOut(of, 2).then(() => processes.checkIn(of, 2));
        case 1:
          return processes
            .handOut(of)
            .then(() => processes.run(new ReleaseRentalAgreementUseCase(), { id }));
        case 2:
          return processes.run(new CancelRentalAgreementUseCase(), { id });
        default:
          return processes.run(new ExtendRentalAgreementUseCase(), { id, endsAt: hour(24) });
      }
    };
    const { refused } = await watched(
      yard,
      outcomesOf<unknown>([
        ...running.map(act),
        ...Array.from({ length: 100 }, () => processes.rent(yard, wish(yard))),
      ]),
    );
    expect(Object.keys(refused)).toEqual(['rental.insufficient_availability']);
  }, 60_000);

  it('take a line back once', async () => {
    const yard = await processes.yard(1, 1);
    const itemIds = yard.items.map(({ id }) => id);
    const agreement = await processes.rent(yard, { itemIds, from: -1, to: 4 });
    await processes.handOut(agreement);
    const { done, refused } = await outcomesOf(
      Array.from({ length: 50 }, () => processes.checkIn(agreement)),
    );
    expect(done).toHaveLength(1);
    expect(refused).toEqual({ 'rental.wrong_status': 49 });
  }, 60_000);

  it('hand an asset out once', async () => {
    const yard = await processes.yard(1, ['A']);
    const itemIds = yard.items.map(({ id }) => id);
    const agreements = await Promise.all(
      Array.from({ length: 50 }, (_none, at) =>
        processes.rent(yard, { itemIds, from: at, to: at + 1 }),
      ),
    );
    const { rows } = await client.query<{ id: AssetId }>(
      'SELECT id FROM fleet_assets WHERE item_id = $1',
      [itemIds[0]],
    );
    const asset = rows.map(({ id }) => id);
    const { done, refused } = await outcomesOf(
      agreements.map((agreement) => processes.handOut(agreement, 1, asset)),
    );
    expect(done).toHaveLength(1);
    expect(refused).toEqual({ 'fleet.asset_out': 49 });
    const back = await outcomesOf(
      Array.from({ length: 50 }, () => processes.checkIn(done[0]!.agreement, 1, asset)),
    );
    expect([back.done.length, back.refused]).toEqual([1, { 'rental.wrong_status': 49 }]);
  }, 60_000);
});
