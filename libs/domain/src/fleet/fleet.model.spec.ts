import fc from 'fast-check';
import type { ItemId } from '../catalog/item.js';
import { DomainError } from '@strata/domain-kit';
import type { WarehouseId } from '../inventory/warehouse.js';
import { contextOf } from '../testing/index.js';
import type { Asset } from './asset.js';
import { FleetLevel } from './fleet-level.js';
import type { FleetMovement } from './fleet-movement.js';

const CONTEXT = contextOf('tester', new Date('2026-01-15T09:30:00.000Z'));
const CAUSE = { type: 'rental_agreement', id: 'agreement' } as const;
const COMMISSION = { commissionId: 'c', fromStock: false, reference: null };

/** What a piece of the plain model is doing; pieces that left are not in it. */
type Piece = 'ready' | 'out' | 'broken';
type Act =
  | 'commission'
  | 'restock'
  | 'scrap'
  | 'break'
  | 'repair'
  | 'hand out'
  | 'check in'
  | 'check in broken'
  | 'lose';

/** From which pieces an act takes, in this order, and what becomes of them; null: they are gone. */
const ACTS: Readonly<
  Record<Exclude<Act, 'commission'>, readonly [from: readonly Piece[], to: Piece | null]>
> = {
  restock: [['ready'], null],
  scrap: [['broken', 'ready'], null],
  break: [['ready'], 'broken'],
  repair: [['broken'], 'ready'],
  'hand out': [['ready'], 'out'],
  'check in': [['out'], 'ready'],
  'check in broken': [['out'], 'broken'],
  lose: [['out'], null],
};

/** Does it to the plain model: a list of pieces. False, and nothing done, where there are too few. */
function onPieces(pieces: Piece[], act: Act, quantity: number): boolean {
  if (act === 'commission') return pieces.push(...Array<Piece>(quantity).fill('ready')) > 0;
  const [from, to] = ACTS[act];
  if (pieces.filter((piece) => from.includes(piece)).length < quantity) return false;
  for (let left = quantity; left > 0; left -= 1) {
    const index = pieces.indexOf(from.find((state) => pieces.includes(state))!);
    pieces.splice(index, 1, ...(to ? [to] : []));
  }
  return true;
}

const stateOf = ({ status, condition }: Asset): Piece =>
  status === 'out' ? 'out' : condition === 'serviceable' ? 'ready' : 'broken';

/** Does it to a level with its assets; gives those that came in. */
function onLevel(
  level: FleetLevel,
  act: Act,
  quantity: number,
  assets: readonly Asset[],
  serials: string[],
): readonly Asset[] {
  const some = { quantity, assets };
  const why = { reason: 'Model', assets, changeId: 's', retirementId: 'r' };
  switch (act) {
    case 'commission':
      return level.commission(quantity, { ...COMMISSION, serialNumbers: serials }, CONTEXT);
    case 'restock':
    case 'scrap':
      level.retire(some, { ...why, disposition: act }, CONTEXT);
      return [];
    case 'break':
    case 'repair':
      level.changeServiceability(act === 'repair' ? quantity : -quantity, why, CONTEXT);
      return [];
    case 'hand out':
      level.handOut(some, CAUSE, CONTEXT);
      return [];
    case 'check in':
    case 'check in broken':
      level.checkIn({ ...some, isServiceable: act === 'check in' }, CAUSE, CONTEXT);
      return [];
    case 'lose':
      level.lose(some, CAUSE, CONTEXT);
      return [];
  }
}

/** The assets that the plain model would take, or as many as there are. */
function chosen(assets: readonly Asset[], act: Act, quantity: number): readonly Asset[] {
  const from = act === 'commission' ? [] : ACTS[act][0];
  return from
    .flatMap((state) => assets.filter((asset) => stateOf(asset) === state))
    .slice(0, quantity);
}

function sumsOf(ledger: readonly FleetMovement[]) {
  return {
    owned: ledger.reduce((sum, { ownedDelta }) => sum + ownedDelta, 0),
    out: ledger.reduce((sum, { outDelta }) => sum + outDelta, 0),
    unserviceable: ledger.reduce((sum, { unserviceableDelta }) => sum + unserviceableDelta, 0),
  };
}

const acts = fc.array(
  fc.tuple(
    fc.constantFrom<Act>(
      'commission',
      'restock',
      'scrap',
      'break',
      'repair',
      'hand out',
      'hand out',
      'check in',
      'check in broken',
      'lose',
    ),
    fc.integer({ min: 1, max: 6 }),
  ),
  { maxLength: 25 },
);

describe('a fleet level against a list of pieces', () => {
  it.each([false, true])(
    'agrees over 1,000 sequences, its ledger and assets with it; serialized: %s',
    (isSerialized) => {
      fc.assert(
        fc.property(acts, (sequence) => {
          let level = FleetLevel.open('drill' as ItemId, 'west' as WarehouseId, CONTEXT);
          const pieces: Piece[] = [];
          const ledger: FleetMovement[] = [];
          let assets: readonly Asset[] = [];
          let serial = 0;
          for (const [act, quantity] of sequence) {
            const named = isSerialized ? chosen(assets, act, quantity) : [];
            const serials = Array.from(
              { length: isSerialized ? quantity : 0 },
              () => `SN${(serial += 1)}`,
            );
            // As with the store: what is refused leaves nothing behind.
            const isDone = onPieces(pieces, act, quantity);
            try {
              const created = onLevel(level, act, quantity, named, serials);
              expect(isDone).toBe(true);
              assets = [...assets, ...created].filter(({ isActive }) => isActive);
            } catch (error) {
              if (!(error instanceof DomainError)) throw error;
              expect(isDone).toBe(false);
            }
            ledger.push(...level.pullMovements());
            level = FleetLevel.reconstitute(level.toSnapshot());
            const { owned, out, unserviceable, ledgerVersion } = level.toSnapshot();
            const plain = {
              owned: pieces.length,
              out: pieces.filter((piece) => piece === 'out').length,
              unserviceable: pieces.filter((piece) => piece === 'broken').length,
            };
            expect({ owned, out, unserviceable }).toEqual(plain);
            expect(sumsOf(ledger)).toEqual(plain);
            expect(ledger.map(({ levelVersion }) => levelVersion)).toEqual(
              ledger.map((_line, index) => index + 1),
            );
            expect(ledgerVersion).toBe(ledger.length);
            if (isSerialized) expect(assets.map(stateOf).sort()).toEqual([...pieces].sort());
          }
        }),
        { numRuns: 1000 },
      );
    },
  );
});
