import type { ItemId } from '../catalog/item.js';
import type { WarehouseId } from '../inventory/warehouse.js';
import { contextOf } from '../testing/index.js';
import { Asset, type AssetSnapshot } from './asset.js';
import { FleetCount } from './fleet-count.js';
import { FleetLevel, type FleetLevelSnapshot } from './fleet-level.js';

const context = contextOf('tester', new Date('2026-01-15T09:30:00.000Z'));
const itemId = 'item-1' as ItemId;
const warehouseId = 'warehouse-1' as WarehouseId;
const agreement = { type: 'rental_agreement', id: 'agreement-1' } as const;
const scrap = { retirementId: 'r', disposition: 'scrap', reason: 'Worn' } as const;
const restock = { ...scrap, disposition: 'restock' } as const;
const change = { changeId: 's', reason: 'Checked', assets: [] };
const commission = { commissionId: 'c', fromStock: true, reference: null, serialNumbers: [] };

/** Owns 10, of which 3 are out and 2 not fit for use. */
const level = (more: Partial<FleetLevelSnapshot> = {}): FleetLevel =>
  FleetLevel.reconstitute({
    ...FleetLevel.open(itemId, warehouseId, context).toSnapshot(),
    ...{ owned: 10, out: 3, unserviceable: 2, ledgerVersion: 7, ...more },
  });
const asset = (more: Partial<AssetSnapshot> = {}): Asset =>
  Asset.reconstitute({
    ...Asset.create({ itemId, warehouseId, serialNumber: 'SN' }, agreement, context).toSnapshot(),
    ...more,
  });
const countOf = ({ count: { owned, out, unserviceable } }: FleetLevel) => [
  owned,
  out,
  unserviceable,
];
const some = (quantity: number) => ({ quantity, assets: [] });
const codeOf = (act: () => void): unknown => {
  try {
    act();
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
  return undefined;
};

describe('FleetLevel', () => {
  it('knows what can be promised, what is in the house, and what of that is fit for use', () => {
    const { count } = level();
    expect([count.capacity, count.inHouse, count.ready]).toEqual([8, 7, 5]);
    expect(count.equals(FleetCount.reconstitute(10, 3, 2))).toBe(true);
    expect(count.equals(FleetCount.reconstitute(10, 3, 1))).toBe(false);
    expect(() => count.changed({ out: -4 })).toThrow(RangeError);
    expect(() => count.changed({ unserviceable: -3 })).toThrow(RangeError);
    expect(() => count.changed({ out: 6 })).toThrow(RangeError);
  });

  it.each<[string, (level: FleetLevel) => unknown, number[], number[], string | null]>([
    [
      'commissioned',
      (it) => it.commission(5, { ...commission, reference: ' PO ' }, context),
      [15, 3, 2],
      [5, 0, 0],
      'PO',
    ],
    ['restocked', (it) => it.retire(some(5), restock, context), [5, 3, 2], [-5, 0, 0], 'Worn'],
    ['scrapped', (it) => it.retire(some(1), scrap, context), [9, 3, 1], [-1, 0, -1], 'Worn'],
    ['scrapped', (it) => it.retire(some(7), scrap, context), [3, 3, 0], [-7, 0, -2], 'Worn'],
    [
      'serviceability_changed',
      (it) => it.changeServiceability(-5, change, context),
      [10, 3, 7],
      [0, 0, 5],
      'Checked',
    ],
    [
      'serviceability_changed',
      (it) => it.changeServiceability(2, change, context),
      [10, 3, 0],
      [0, 0, -2],
      'Checked',
    ],
    ['handed_out', (it) => it.handOut(some(5), agreement, context), [10, 8, 2], [0, 5, 0], null],
    [
      'checked_in',
      (it) => it.checkIn({ ...some(3), isServiceable: true }, agreement, context),
      [10, 0, 2],
      [0, -3, 0],
      null,
    ],
    [
      'checked_in',
      (it) => it.checkIn({ ...some(2), isServiceable: false }, agreement, context),
      [10, 1, 4],
      [0, -2, 2],
      null,
    ],
    ['lost', (it) => it.lose(some(3), agreement, context), [7, 0, 2], [-3, -3, 0], null],
  ])('%s: changes the count and yields the movement', (kind, act, count, deltas, note) => {
    const it = level();
    act(it);
    expect(countOf(it)).toEqual(count);
    const movements = it.pullMovements();
    expect(movements).toMatchObject([
      {
        kind,
        itemId,
        warehouseId,
        levelVersion: 8,
        note,
        createdBy: 'tester',
        createdAt: context.at,
      },
    ]);
    const [{ ownedDelta, outDelta, unserviceableDelta }] = movements as [(typeof movements)[0]];
    expect([ownedDelta, outDelta, unserviceableDelta]).toEqual(deltas);
    expect(it.toSnapshot()).toMatchObject({ ledgerVersion: 8, version: 2 });
    expect(it.pullMovements()).toEqual([]);
  });

  it('says what its movements come from, and counts them', () => {
    const it = level();
    it.commission(1, commission, context);
    it.retire(some(1), restock, context);
    it.changeServiceability(1, change, context);
    it.handOut(some(1), agreement, context);
    expect(
      it.pullMovements().map(({ cause, levelVersion }) => [cause.type, cause.id, levelVersion]),
    ).toEqual([
      ['fleet_commission', 'c', 8],
      ['fleet_retirement', 'r', 9],
      ['serviceability_change', 's', 10],
      ['rental_agreement', 'agreement-1', 11],
    ]);
    expect(it.toSnapshot()).toMatchObject({ ledgerVersion: 11, version: 2 });
  });

  it.each<[string, string, (level: FleetLevel) => unknown]>([
    [
      'fleet.level_overflow',
      'commission',
      (it) => it.commission(FleetCount.MAX, commission, context),
    ],
    ['quantity.invalid', 'commission nothing', (it) => it.commission(0, commission, context)],
    ['fleet.exceeds_in_house', 'restock', (it) => it.retire(some(6), restock, context)],
    ['fleet.exceeds_in_house', 'scrap', (it) => it.retire(some(8), scrap, context)],
    ['text.required', 'scrap', (it) => it.retire(some(1), { ...scrap, reason: ' ' }, context)],
    ['quantity.invalid', 'scrap nothing', (it) => it.retire(some(0), scrap, context)],
    ['fleet.exceeds_in_house', 'break', (it) => it.changeServiceability(-6, change, context)],
    ['fleet.exceeds_in_house', 'repair', (it) => it.changeServiceability(3, change, context)],
    ['fleet.delta_invalid', 'change nothing', (it) => it.changeServiceability(0, change, context)],
    ['fleet.delta_invalid', 'change a part', (it) => it.changeServiceability(0.5, change, context)],
    [
      'fleet.delta_invalid',
      'change too many',
      (it) => it.changeServiceability(FleetCount.MAX + 1, change, context),
    ],
    ['fleet.exceeds_in_house', 'hand out', (it) => it.handOut(some(6), agreement, context)],
    [
      'fleet.exceeds_out',
      'check in',
      (it) => it.checkIn({ ...some(4), isServiceable: true }, agreement, context),
    ],
    ['fleet.exceeds_out', 'lose', (it) => it.lose(some(4), agreement, context)],
    [
      'fleet.not_serialized',
      'name a piece',
      (it) => it.handOut({ quantity: 1, assets: [asset()] }, agreement, context),
    ],
    [
      'fleet.not_serialized',
      'name new pieces',
      (it) => it.commission(1, { ...commission, serialNumbers: ['A'] }, context),
    ],
  ])('answers %s to: %s; nothing changes', (code, _name, act) => {
    const it = level();
    expect(codeOf(() => act(it))).toBe(code);
    expect(countOf(it)).toEqual([10, 3, 2]);
    expect(it.pullMovements()).toEqual([]);
    expect(it.pullEvents()).toEqual([]);
  });
});

describe('a serialized FleetLevel', () => {
  const serialized = () => level({ isSerialized: true });
  const named = (...assets: Asset[]) => ({ quantity: assets.length, assets });

  it('begins with the first pieces that have serial numbers, and ends with the last', () => {
    const it = FleetLevel.open(itemId, warehouseId, context);
    const assets = it.commission(2, { ...commission, serialNumbers: [' A ', 'B'] }, context);
    expect(assets.map(({ serialNumber }) => serialNumber)).toEqual(['A', 'B']);
    expect(it.isSerialized).toBe(true);
    it.retire(named(...assets), scrap, context);
    expect(assets.map(({ isActive }) => isActive)).toEqual([false, false]);
    it.commission(3, commission, context);
    expect(it.isSerialized).toBe(false);
  });

  it('takes its assets along', () => {
    const it = serialized();
    const [one, other] = [asset({ serialNumber: 'A' }), asset({ serialNumber: 'B' })];
    it.handOut(named(one, other), agreement, context);
    expect([one.status, countOf(it)]).toEqual(['out', [10, 5, 2]]);
    it.checkIn({ ...named(one), isServiceable: false }, agreement, context);
    expect([one.status, one.condition, countOf(it)]).toEqual([
      'in_house',
      'unserviceable',
      [10, 4, 3],
    ]);
    it.lose(named(other), agreement, context);
    expect([other.isActive, countOf(it)]).toEqual([false, [9, 3, 3]]);
    it.retire(named(one), scrap, context);
    expect([one.isActive, countOf(it)]).toEqual([false, [8, 3, 2]]);
    const third = asset();
    it.changeServiceability(-1, { ...change, assets: [third] }, context);
    expect([third.condition, countOf(it)]).toEqual(['unserviceable', [8, 3, 3]]);
    it.changeServiceability(1, { ...change, assets: [third] }, context);
    expect(third.condition).toBe('serviceable');
    it.retire(named(third), restock, context);
    expect([third.isActive, countOf(it)]).toEqual([false, [7, 3, 2]]);
  });

  const out = () => asset({ status: 'out' });
  const broken = () => asset({ condition: 'unserviceable' });
  const twin = asset();
  it.each<[string, string, (level: FleetLevel) => unknown]>([
    ['fleet.serials_required', 'new pieces without', (it) => it.commission(1, commission, context)],
    [
      'fleet.serials_required',
      'too few',
      (it) => it.commission(2, { ...commission, serialNumbers: ['A'] }, context),
    ],
    [
      'fleet.serial_taken',
      'twice',
      (it) => it.commission(2, { ...commission, serialNumbers: ['a', 'A'] }, context),
    ],
    [
      'text.too_long',
      'a long one',
      (it) => it.commission(1, { ...commission, serialNumbers: ['x'.repeat(41)] }, context),
    ],
    [
      'text.character_refused',
      'a foreign one',
      (it) => it.commission(1, { ...commission, serialNumbers: ['ü'] }, context),
    ],
    ['fleet.serials_required', 'none named', (it) => it.handOut(some(1), agreement, context)],
    [
      'fleet.serials_required',
      'one named twice',
      (it) => it.handOut(named(twin, twin), agreement, context),
    ],
    ['fleet.asset_out', 'hand out', (it) => it.handOut(named(out()), agreement, context)],
    [
      'fleet.asset_unserviceable',
      'hand out',
      (it) => it.handOut(named(broken()), agreement, context),
    ],
    [
      'fleet.asset_in_house',
      'check in',
      (it) => it.checkIn({ ...named(asset()), isServiceable: true }, agreement, context),
    ],
    ['fleet.asset_in_house', 'lose', (it) => it.lose(named(asset()), agreement, context)],
    ['fleet.asset_out', 'scrap', (it) => it.retire(named(out()), scrap, context)],
    ['fleet.asset_out', 'restock', (it) => it.retire(named(out()), restock, context)],
    ['fleet.asset_unserviceable', 'restock', (it) => it.retire(named(broken()), restock, context)],
    [
      'fleet.asset_out',
      'break',
      (it) => it.changeServiceability(-1, { ...change, assets: [out()] }, context),
    ],
    [
      'fleet.asset_unserviceable',
      'break',
      (it) => it.changeServiceability(-1, { ...change, assets: [broken()] }, context),
    ],
    [
      'fleet.asset_serviceable',
      'repair',
      (it) => it.changeServiceability(1, { ...change, assets: [asset()] }, context),
    ],
  ])('answers %s to: %s', (code, _name, act) => {
    const it = serialized();
    expect(codeOf(() => act(it))).toBe(code);
    expect(countOf(it)).toEqual([10, 3, 2]);
    expect(it.pullMovements()).toEqual([]);
  });
});
