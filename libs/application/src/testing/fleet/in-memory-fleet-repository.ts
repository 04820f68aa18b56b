import { collection } from '@strata/application-kit';
import { InMemoryRepository, type InMemorySession, isValue } from '@strata/application-kit/testing';
import {
  Asset,
  type AssetId,
  type AssetSnapshot,
  type CommitmentCause,
  FleetCommitment,
  type FleetCommitmentSnapshot,
  FleetLevel,
  type FleetLevelSnapshot,
  type FleetMovement,
  type FleetRepository,
  type FleetWindow,
  LockedCommitments,
  LockedFleet,
  type StockLevelKey,
} from '@strata/domain';
import { type ActionContext, aggregateErrors, textKey } from '@strata/domain-kit';
import { fleetCommitmentsIn, isLevelOf, takesAny } from './in-memory-commitments.js';

const levels = collection({
  name: 'fleet_levels',
  reconstitute: (snapshot: FleetLevelSnapshot) => FleetLevel.reconstitute(snapshot),
  filters: {},
  sorts: {},
});

const assets = collection({
  name: 'fleet_assets',
  reconstitute: (snapshot: AssetSnapshot) => Asset.reconstitute(snapshot),
  unique: {
    serial: {
      of: serialKey,
      taken: ({ id }: AssetSnapshot) => aggregateErrors.concurrentUpdate('asset', id),
    },
  },
  filters: {},
  sorts: {},
});

function serialKey({
  itemId,
  serialNumber,
}: Pick<AssetSnapshot, 'itemId' | 'serialNumber'>): string {
  return `${itemId} ${textKey(serialNumber)}`;
}

class Assets extends InMemoryRepository<AssetSnapshot, Asset> {
  constructor(session: InMemorySession) {
    super(session, assets);
  }

  of(ids: readonly AssetId[]): readonly Asset[] {
    return this.active(({ id }) => ids.includes(id));
  }

  taken(wanted: readonly Asset[]): readonly string[] {
    const keys = new Set(wanted.map(serialKey));
    const own = new Set(wanted.map(({ id }) => id));
    return this.active((row) => keys.has(serialKey(row)) && !own.has(row.id))
      .map(({ serialNumber }) => serialNumber)
      .sort();
  }

  store(asset: Asset): void {
    if (asset.persistedVersion === 0) this.create(asset);
    else this.update(asset);
  }
}

/** The fleet in memory. */
export class InMemoryFleetRepository
  extends InMemoryRepository<FleetLevelSnapshot, FleetLevel>
  implements FleetRepository
{
  readonly #assets: Assets;

  constructor(session: InMemorySession) {
    super(session, levels);
    this.#assets = new Assets(session);
  }

  open(
    keys: readonly StockLevelKey[],
    assetIds: readonly AssetId[],
    context: ActionContext,
  ): Promise<LockedFleet> {
    return this.session.read(() => {
      for (const { itemId, warehouseId } of keys) {
        if (this.#at([{ itemId, warehouseId }]).length > 0) continue;
        this.create(FleetLevel.open(itemId, warehouseId, context));
      }
      return new LockedFleet(this.#at(keys), this.#assets.of(assetIds));
    });
  }

  lock(keys: readonly StockLevelKey[], assetIds: readonly AssetId[]): Promise<LockedFleet> {
    return this.session.read(() => new LockedFleet(this.#at(keys), this.#assets.of(assetIds)));
  }

  commitments(
    fleet: LockedFleet,
    window: FleetWindow,
    { at }: ActionContext,
    cause?: CommitmentCause,
  ): Promise<LockedCommitments> {
    return this.session.read(() => {
      const found = [...this.#commitments.values()].filter(
        (row) =>
          fleet.levels.some((level) => isLevelOf(level, row)) &&
          (row.cause.id === cause?.id || takesAny(row, window, at)),
      );
      const read = found.map((row) => FleetCommitment.reconstitute(row));
      return new LockedCommitments(fleet, read, window, at);
    });
  }

  saveCommitments({ gone, changed }: LockedCommitments): void {
    this.session.write(() => {
      for (const id of gone) this.#commitments.delete(id);
      for (const { state } of changed) this.#commitments.set(state.id, state);
    });
  }

  takenSerials(wanted: readonly Asset[]): Promise<readonly string[]> {
    return this.session.read(() => this.#assets.taken(wanted));
  }

  save(fleet: LockedFleet): void {
    const movements = this.session.database.table<FleetMovement>('fleet_movements');
    for (const level of fleet.levels) {
      for (const movement of level.pullMovements()) movements.set(movement.id, movement);
      this.update(level);
    }
    for (const asset of fleet.assets) this.#assets.store(asset);
  }

  isOwned({ itemId, warehouseId }: Partial<StockLevelKey>): Promise<boolean> {
    const isMeant = (row: FleetLevelSnapshot) =>
      isValue<string>(row.itemId, itemId) && isValue<string>(row.warehouseId, warehouseId);
    return this.session.read(() => this.active((row) => row.owned > 0 && isMeant(row)).length > 0);
  }

  isPromised({ itemId, warehouseId }: Partial<StockLevelKey>): Promise<boolean> {
    const now = this.session.clock.now();
    return this.session.read(() =>
      [...this.#commitments.values()].some(
        (row) =>
          isValue<string>(row.itemId, itemId) &&
          isValue<string>(row.warehouseId, warehouseId) &&
          (row.out > 0 || row.to > now),
      ),
    );
  }

  get #commitments(): Map<string, FleetCommitmentSnapshot> {
    return fleetCommitmentsIn(this.session.database);
  }

  #at(keys: readonly StockLevelKey[]): readonly FleetLevel[] {
    return this.active((row) => keys.some((key) => isLevelOf(row, key)));
  }
}
