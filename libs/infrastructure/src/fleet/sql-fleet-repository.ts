import {
  Asset,
  type AssetId,
  type CommitmentCause,
  FleetCommitment,
  FleetLevel,
  type FleetRepository,
  type FleetWindow,
  LockedCommitments,
  LockedFleet,
  type StockLevelKey,
} from '@strata/domain';
import { type ActionContext, aggregateErrors } from '@strata/domain-kit';
import {
  BASE_TYPES,
  insertRecords,
  type SqlSession,
  unguarded,
  updateRecords,
  violatedUniqueIndex,
} from '@strata/infrastructure-kit';
import { DELETE_COMMITMENTS, READ_COMMITMENTS, SAVE_COMMITMENTS } from './commitment-sql.js';
import {
  ASSET_SELECT,
  type AssetRow,
  type CommitmentRow,
  FLEET_LEVEL_SELECT,
  type FleetLevelRow,
  toCommitment,
  toCommitmentRow,
  toFleetMovementRow,
} from './fleet-row.js';

const LOCK_LEVELS = `
  SELECT ${FLEET_LEVEL_SELECT} FROM fleet_levels
   WHERE (item_id, warehouse_id) IN (SELECT * FROM unnest($1::uuid[], $2::uuid[]))
   ORDER BY item_id, warehouse_id FOR UPDATE`;

const LOCK_ASSETS = `
  SELECT ${ASSET_SELECT} FROM fleet_assets
   WHERE is_active AND id = ANY($1::uuid[]) ORDER BY id FOR UPDATE`;

const TAKEN_SERIALS = `
  SELECT serial_number AS "serialNumber" FROM fleet_assets
   WHERE is_active AND id <> ALL($1::uuid[])
     AND (item_id, text_key(serial_number)) IN
         (SELECT wanted.item_id, text_key(wanted.serial_number)
            FROM unnest($2::uuid[], $3::text[]) AS wanted (item_id, serial_number))
   ORDER BY serial_number COLLATE "C"`;

const LEVEL = {
  id: 'uuid',
  itemId: 'uuid',
  warehouseId: 'uuid',
  owned: 'int',
  out: 'int',
  unserviceable: 'int',
  isSerialized: 'boolean',
  ledgerVersion: 'int',
  ...BASE_TYPES,
} as const;

const MOVEMENT = {
  id: 'uuid',
  itemId: 'uuid',
  warehouseId: 'uuid',
  levelVersion: 'int',
  kind: 'text',
  ownedDelta: 'int',
  outDelta: 'int',
  unserviceableDelta: 'int',
  causeType: 'text',
  causeId: 'uuid',
  note: 'text',
  createdAt: 'timestamptz',
  createdBy: 'text',
} as const;

const ASSET = {
  id: 'uuid',
  itemId: 'uuid',
  warehouseId: 'uuid',
  serialNumber: 'text',
  status: 'text',
  condition: 'text',
  ...BASE_TYPES,
} as const;

const OPEN = `${insertRecords('fleet_levels', '$1', LEVEL)}
  ORDER BY "itemId", "warehouseId" ON CONFLICT DO NOTHING`;

/** Levels and movements are one statement: it fails unless every level is the one that was locked. */
const SAVE_LEVELS = updateRecords(
  'fleet_levels',
  LEVEL,
  insertRecords('fleet_movements', '$2', MOVEMENT),
);

const INSERT_ASSETS = `${insertRecords('fleet_assets', '$1', ASSET)} ORDER BY id`;

const UPDATE_ASSETS = updateRecords('fleet_assets', ASSET);

type Owner = Parameters<FleetRepository['isOwned']>[0];

/** Fleet levels with their ledger, assets and commitments, in the tables `fleet_…`. */
export class SqlFleetRepository implements FleetRepository {
  constructor(private readonly session: SqlSession) {}

  open(
    keys: readonly StockLevelKey[],
    assetIds: readonly AssetId[],
    context: ActionContext,
  ): Promise<LockedFleet> {
    const opened = keys.map(({ itemId, warehouseId }) =>
      FleetLevel.open(itemId, warehouseId, context).toSnapshot(),
    );
    this.session.write(OPEN, [JSON.stringify(opened)]);
    return this.lock(keys, assetIds);
  }

  async lock(keys: readonly StockLevelKey[], assetIds: readonly AssetId[]): Promise<LockedFleet> {
    // Asked together, and locked in this order.
    const [levels, assets] = await Promise.all([
      this.session.read<FleetLevelRow>(LOCK_LEVELS, [
        keys.map(({ itemId }) => itemId),
        keys.map(({ warehouseId }) => warehouseId),
      ]),
      assetIds.length > 0 ? this.session.read<AssetRow>(LOCK_ASSETS, [assetIds]) : [],
    ]);
    return new LockedFleet(
      levels.map((row) => FleetLevel.reconstitute(row)),
      assets.map((row) => Asset.reconstitute(row)),
    );
  }

  async commitments(
    fleet: LockedFleet,
    window: FleetWindow,
    { at }: ActionContext,
    cause?: CommitmentCause,
  ): Promise<LockedCommitments> {
    const { levels } = fleet;
    const rows = await this.session.read<CommitmentRow>(READ_COMMITMENTS, [
      levels.map(({ itemId }) => itemId),
      levels.map(({ warehouseId }) => warehouseId),
      ...[window.from, window.to, at, cause?.id ?? null],
    ]);
    const read = rows.map((row) => FleetCommitment.reconstitute(toCommitment(row)));
    return new LockedCommitments(fleet, read, window, at);
  }

  saveCommitments({ gone, changed }: LockedCommitments): void {
    if (gone.length > 0) this.session.write(DELETE_COMMITMENTS, [gone]);
    if (changed.length === 0) return;
    const rows = changed.map(({ state }) => toCommitmentRow(state));
    this.session.write(SAVE_COMMITMENTS, [JSON.stringify(rows)]);
  }

  async takenSerials(assets: readonly Asset[]): Promise<readonly string[]> {
    const rows = await this.session.read<{ serialNumber: string }>(TAKEN_SERIALS, [
      assets.map(({ id }) => id),
      assets.map(({ itemId }) => itemId),
      assets.map(({ serialNumber }) => serialNumber),
    ]);
    return rows.map(({ serialNumber }) => serialNumber);
  }

  save(fleet: LockedFleet): void {
    this.#saveLevels(fleet.levels.filter(({ hasChanged }) => hasChanged));
    const assets = fleet.assets.filter(({ hasChanged }) => hasChanged);
    const isNew = ({ persistedVersion }: Asset) => persistedVersion === 0;
    this.#saveAssets(INSERT_ASSETS, assets.filter(isNew));
    this.#saveAssets(
      UPDATE_ASSETS,
      assets.filter((asset) => !isNew(asset)),
    );
  }

  isOwned(key: Owner): Promise<boolean> {
    return this.#isAny(key, 'fleet_levels', 'owned > 0');
  }

  isPromised(key: Owner): Promise<boolean> {
    return this.#isAny(key, 'fleet_commitments', '("out" > 0 OR ends_at > now())');
  }

  async #isAny(key: Owner, table: string, condition: string): Promise<boolean> {
    const [column, id] =
      'itemId' in key ? ['item_id', key.itemId] : ['warehouse_id', key.warehouseId];
    const rows = await this.session.read(
      `SELECT 1 FROM ${table} WHERE ${column} = $1 AND ${condition} LIMIT 1`,
      [id],
    );
    return rows.length > 0;
  }

  #saveLevels(changed: readonly FleetLevel[]): void {
    const [first] = changed;
    if (!first) return;
    const levels = changed.map((level) => ({
      ...level.toSnapshot(),
      former: level.persistedVersion,
    }));
    const movements = changed.flatMap((level) => level.pullMovements()).map(toFleetMovementRow);
    this.session.write(SAVE_LEVELS, [JSON.stringify(levels), JSON.stringify(movements)], (error) =>
      unguarded(error, first.aggregateType, first.id),
    );
    for (const level of changed) this.session.persisted(level);
  }

  #saveAssets(statement: string, assets: readonly Asset[]): void {
    const [first] = assets;
    if (!first) return;
    const rows = assets.map((asset) => ({
      ...asset.toSnapshot(),
      former: asset.persistedVersion,
    }));
    this.session.write(statement, [JSON.stringify(rows)], (error) =>
      violatedUniqueIndex(error) === 'fleet_assets_serial_active_key'
        ? aggregateErrors.concurrentUpdate(first.aggregateType, first.id)
        : unguarded(error, first.aggregateType, first.id),
    );
    for (const asset of assets) this.session.persisted(asset);
  }
}
