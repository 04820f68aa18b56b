import {
  FleetCommitment,
  type FleetCommitmentSnapshot,
  FleetLevel,
  LockedCommitments,
  LockedFleet,
  type StockLevelKey,
} from '@strata/domain';
import type { SqlSession } from '@strata/infrastructure-kit';
import {
  COMMITMENT_SELECT,
  type CommitmentRow,
  FLEET_LEVEL_SELECT,
  type FleetLevelRow,
  toCommitment,
} from '../fleet/fleet-row.js';
import { SqlFleetRepository } from '../fleet/sql-fleet-repository.js';

type Fleets = new (session: SqlSession) => SqlFleetRepository;
type ReadCommitments = Parameters<SqlFleetRepository['commitments']>;

const OF_LEVELS = `(item_id, warehouse_id) IN (SELECT * FROM unnest($1::uuid[], $2::uuid[]))`;
const placesOf = (keys: readonly StockLevelKey[]) => [
  keys.map(({ itemId }) => itemId),
  keys.map(({ warehouseId }) => warehouseId),
];

/** Locks nothing. */
class Unlocked extends SqlFleetRepository {
  constructor(private readonly unguarded: SqlSession) {
    super(unguarded);
  }

  override async lock(keys: readonly StockLevelKey[]): Promise<LockedFleet> {
    const text = `SELECT ${FLEET_LEVEL_SELECT} FROM fleet_levels WHERE ${OF_LEVELS}`;
    const rows = await this.unguarded.read<FleetLevelRow>(text, placesOf(keys));
    return new LockedFleet(rows.map((row) => FleetLevel.reconstitute(row)));
  }
}

/** Locks and counts in one statement, whose snapshot is older than its locks. */
class InOneStatement extends SqlFleetRepository {
  #read: readonly FleetCommitment[] = [];

  constructor(private readonly only: SqlSession) {
    super(only);
  }

  override async lock(keys: readonly StockLevelKey[]): Promise<LockedFleet> {
    const text = `
      SELECT ${FLEET_LEVEL_SELECT},
             ARRAY(SELECT row_to_json(one) FROM (
               SELECT ${COMMITMENT_SELECT} FROM fleet_commitments AS promised
                WHERE promised.item_id = fleet_levels.item_id
                  AND promised.warehouse_id = fleet_levels.warehouse_id) AS one) AS commitments
        FROM fleet_levels WHERE ${OF_LEVELS} ORDER BY item_id, warehouse_id FOR UPDATE`;
    const rows = await this.only.read<FleetLevelRow & { commitments: CommitmentRow[] }>(
      text,
      placesOf(keys),
    );
    this.#read = rows
      .flatMap(({ commitments }) => commitments)
      .map((row) =>
        FleetCommitment.reconstitute(
          toCommitment({
            ...row,
            startsAt: new Date(row.startsAt),
            endsAt: new Date(row.endsAt),
          }),
        ),
      );
    return new LockedFleet(rows.map((row) => FleetLevel.reconstitute(row)));
  }

  override commitments(...[fleet, window, { at }]: ReadCommitments): Promise<LockedCommitments> {
    return Promise.resolve(new LockedCommitments(fleet, this.#read, window, at));
  }
}

/** Takes commitments for something else than they are. */
function misread(
  change: (state: FleetCommitmentSnapshot) => Partial<FleetCommitmentSnapshot>,
): Fleets {
  return class extends SqlFleetRepository {
    override async commitments(
      ...[fleet, window, context, cause]: ReadCommitments
    ): Promise<LockedCommitments> {
      const { all } = await super.commitments(fleet, window, context, cause);
      const misreadOnes = all.map(({ state }) =>
        FleetCommitment.reconstitute({ ...state, ...change(state) }),
      );
      return new LockedCommitments(fleet, misreadOnes, window, context.at);
    }
  };
}

/** Repositories that keep promises in ways that are known to be wrong. */
export const MISTAKEN_FLEETS: Readonly<Record<string, Fleets>> = {
  'locks nothing': Unlocked,
  'locks and counts in one statement': InOneStatement,
  'takes ends for included': misread(({ to }) => ({ to: new Date(to.getTime() + 1) })),
  'forgets what is late': misread(() => ({ out: 0 })),
  'forgets the turnaround': misread(({ to, turnaroundMinutes }) => ({
    to: new Date(to.getTime() - turnaroundMinutes * 60_000),
    turnaroundMinutes: 0,
  })),
};
