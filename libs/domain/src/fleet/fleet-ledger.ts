import { type ActionContext, newEntityId } from '@strata/domain-kit';
import type { ItemId } from '../catalog/item.js';
import type { WarehouseId } from '../inventory/warehouse.js';
import { FleetCount, type FleetDelta } from './fleet-count.js';
import type { FleetCause, FleetMovement, FleetMovementKind } from './fleet-movement.js';

/** The counts of a level as stored, and how many movements made them. */
export interface FleetLedgerSnapshot {
  readonly itemId: ItemId;
  readonly warehouseId: WarehouseId;
  readonly owned: number;
  readonly out: number;
  readonly unserviceable: number;
  /** How many movements the ledger has. */
  readonly ledgerVersion: number;
}

/** What happens to a level, beside the change of its counts. */
export interface FleetEntry {
  readonly kind: FleetMovementKind;
  readonly cause: FleetCause;
  readonly note?: string | null;
  readonly context: ActionContext;
  /** In the history of the level. */
  readonly at: Date;
}

/** The counts of a level with their ledger: no change goes without its movement. */
export class FleetLedger {
  readonly #place: Pick<FleetLedgerSnapshot, 'itemId' | 'warehouseId'>;
  #count: FleetCount;
  #version: number;
  #movements: FleetMovement[] = [];

  constructor({ itemId, warehouseId, ...stored }: FleetLedgerSnapshot) {
    this.#place = { itemId, warehouseId };
    this.#count = FleetCount.reconstitute(stored.owned, stored.out, stored.unserviceable);
    this.#version = stored.ledgerVersion;
  }

  get count(): FleetCount {
    return this.#count;
  }

  /** How many movements there have been. */
  get version(): number {
    return this.#version;
  }

  /** Changes the counts and notes why. @throws DomainError `fleet.level_overflow` */
  book(change: FleetDelta, { kind, cause, note = null, context, at }: FleetEntry): void {
    this.#count = this.#count.changed(change);
    this.#version += 1;
    this.#movements.push({
      id: newEntityId<'FleetMovement'>(context),
      ...this.#place,
      levelVersion: this.#version,
      kind,
      ownedDelta: change.owned ?? 0,
      outDelta: change.out ?? 0,
      unserviceableDelta: change.unserviceable ?? 0,
      cause,
      note,
      createdAt: at,
      createdBy: context.by,
    });
  }

  /** Hands out the movements since the last call, and forgets them. */
  pull(): readonly FleetMovement[] {
    const movements = this.#movements;
    this.#movements = [];
    return movements;
  }
}
