import type { ItemId } from '../catalog/item.js';
import type { WarehouseId } from '../inventory/warehouse.js';
import {
  after,
  aggregateContract,
  earlier,
  errorContract,
  eventContract,
} from '../testing/index.js';
import { Asset } from './asset.js';
import { fleetErrors, type FleetShortage } from './fleet-errors.js';
import { FleetLevel } from './fleet-level.js';

const cause = { type: 'rental_agreement', id: 'rental-1' } as const;
const itemId = 'item-1' as ItemId;
const warehouseId = 'warehouse-1' as WarehouseId;

aggregateContract(FleetLevel, {
  create: (context) => FleetLevel.open(itemId, warehouseId, context),
  fields: {
    itemId,
    warehouseId,
    owned: 0,
    out: 0,
    unserviceable: 0,
    isSerialized: false,
    ledgerVersion: 0,
  },
});

aggregateContract(Asset, {
  create: (context) =>
    Asset.create({ itemId, warehouseId, serialNumber: ' SN 1 ' }, cause, context),
  fields: {
    itemId,
    warehouseId,
    serialNumber: 'SN 1',
    status: 'in_house',
    condition: 'serviceable',
  },
});

const stored = (owned = 10, isSerialized = false) =>
  FleetLevel.reconstitute({
    ...FleetLevel.open(itemId, warehouseId, earlier).toSnapshot(),
    ...{ owned, isSerialized },
  });
const asset = (serialNumber: string, status: 'in_house' | 'out' = 'in_house') =>
  Asset.reconstitute({
    ...Asset.create({ itemId, warehouseId, serialNumber }, cause, earlier).toSnapshot(),
    status,
  });
const one = asset('SN 1');
const told = [{ assetId: one.id, serialNumber: 'SN 1' }];

const facts = {
  itemId,
  warehouseId,
  serialNumber: 'SN 1',
  causeType: 'rental_agreement',
  causeId: 'rental-1',
};

eventContract(Asset, 'asset', {
  'asset.commissioned': [
    {
      when: (context) =>
        Asset.create({ itemId, warehouseId, serialNumber: ' SN 1 ' }, cause, context),
      payload: facts,
    },
  ],
  'asset.handed_out': [
    {
      when: (context) => after(asset('SN 1'), (it) => it.handOut(cause, context)),
      payload: facts,
    },
  ],
  'asset.checked_in': [
    {
      when: (context) =>
        after(asset('SN 1', 'out'), (it) => it.checkIn('unserviceable', cause, context)),
      payload: { ...facts, condition: 'unserviceable' },
    },
  ],
  'asset.lost': [
    {
      when: (context) => after(asset('SN 1', 'out'), (it) => it.lose(cause, context)),
      payload: facts,
    },
  ],
  'asset.serviceability_changed': [
    {
      when: (context) => after(asset('SN 1'), (it) => it.become('unserviceable', cause, context)),
      payload: { ...facts, condition: 'unserviceable' },
    },
  ],
  'asset.retired': [
    {
      when: (context) => after(asset('SN 1'), (it) => it.retire(cause, context)),
      payload: facts,
    },
  ],
});

eventContract(FleetLevel, 'fleet_level', {
  'fleet.commissioned': [
    {
      when: (context) =>
        after(stored(), (it) => {
          const how = { commissionId: 'c-1', fromStock: true, reference: ' PO 7 ' };
          it.commission(5, { ...how, serialNumbers: [] }, context);
        }),
      payload: {
        commissionId: 'c-1',
        itemId,
        warehouseId,
        quantity: 5,
        fromStock: true,
        reference: 'PO 7',
        assets: [],
        owned: 15,
      },
    },
    {
      when: (context) =>
        after(stored(0), (it) => {
          const how = { commissionId: 'c-1', fromStock: false, reference: null };
          it.commission(1, { ...how, serialNumbers: ['SN 1'] }, context);
        }),
      payload: {
        commissionId: 'c-1',
        itemId,
        warehouseId,
        quantity: 1,
        fromStock: false,
        reference: null,
        assets: [{ assetId: 'tester-1', serialNumber: 'SN 1' }],
        owned: 1,
      },
    },
  ],
  'fleet.retired': [
    {
      when: (context) =>
        after(stored(3, true), (it) =>
          it.retire(
            { quantity: 1, assets: [asset('SN 1')] },
            { retirementId: 'r-1', disposition: 'scrap', reason: ' Worn\nout ' },
            context,
          ),
        ),
      payload: {
        retirementId: 'r-1',
        itemId,
        warehouseId,
        quantity: 1,
        disposition: 'scrap',
        reason: 'Worn\nout',
        assets: [{ assetId: expect.any(String) as string, serialNumber: 'SN 1' }],
        owned: 2,
      },
    },
  ],
  'fleet.shortage_detected': [
    {
      when: (context) =>
        after(stored(), (it) => {
          const [from, to] = [new Date('2026-02-01T10:00:00Z'), new Date('2026-02-03T10:00:00Z')];
          it.noticeShortage({ capacity: 10, from, to, promised: 12, missing: 2 }, context);
        }),
      payload: {
        itemId,
        warehouseId,
        capacity: 10,
        promised: 12,
        missing: 2,
        from: '2026-02-01T10:00:00.000Z',
        to: '2026-02-03T10:00:00.000Z',
      },
    },
  ],
  'fleet.serviceability_changed': [
    {
      when: (context) =>
        after(stored(3, true), (it) =>
          it.changeServiceability(
            -1,
            { changeId: 's-1', reason: 'Frayed cable', assets: [one] },
            context,
          ),
        ),
      payload: {
        changeId: 's-1',
        itemId,
        warehouseId,
        quantityDelta: -1,
        reason: 'Frayed cable',
        assets: told,
        unserviceable: 1,
      },
    },
  ],
});

const short: FleetShortage = { itemId, warehouseId, asked: 5, inHouse: 3 };

errorContract(fleetErrors, {
  exceedsInHouse: [
    [
      [[short]],
      'conflict',
      'fleet.exceeds_in_house',
      'There are not enough pieces of an item in the house.',
      { shortages: [short] },
    ],
    [
      [[short, short]],
      'conflict',
      'fleet.exceeds_in_house',
      'There are not enough pieces of some items in the house.',
      { shortages: [short, short] },
    ],
  ],
  exceedsOut: [
    [
      [5, 3],
      'conflict',
      'fleet.exceeds_out',
      '5 pieces cannot come back of 3 that are out.',
      { asked: 5, out: 3 },
    ],
  ],
  levelOverflow: [
    [
      [1000],
      'conflict',
      'fleet.level_overflow',
      'A fleet holds at most 1000 pieces of an item in a warehouse.',
      { max: 1000 },
    ],
  ],
  deltaInvalid: [
    [
      [1000],
      'invalid',
      'fleet.delta_invalid',
      'A change is a whole number from -1000 to 1000, not 0.',
    ],
  ],
  tooManyItems: [
    [
      [20],
      'invalid',
      'fleet.too_many_items',
      'At most 20 lines can be booked at once.',
      { max: 20 },
    ],
  ],
  serialsRequired: [
    [
      ['i-1'],
      'invalid',
      'fleet.serials_required',
      'Item i-1 is kept by serial number there: name every piece, and each once.',
      { itemId: 'i-1' },
    ],
  ],
  notSerialized: [
    [
      ['i-1'],
      'conflict',
      'fleet.not_serialized',
      'Item i-1 is kept without serial numbers there: no piece can be named.',
      { itemId: 'i-1' },
    ],
  ],
  serialTaken: [
    [
      [['A', 'B']],
      'conflict',
      'fleet.serial_taken',
      'The item has other pieces of the serial number A, B.',
      { serialNumbers: ['A', 'B'] },
    ],
  ],
  assetUnknown: [
    [
      [['a-1', 'a-2']],
      'invalid',
      'fleet.asset_unknown',
      'The fleet has no piece a-1, a-2 of that item in that warehouse.',
      { assetIds: ['a-1', 'a-2'] },
    ],
  ],
  levelNotFound: [
    [['l-1'], 'not_found', 'fleet.level_not_found', 'There is no level of the fleet l-1.'],
  ],
  assetNotFound: [[['a-1'], 'not_found', 'fleet.asset_not_found', 'There is no asset a-1.']],
  assetOut: [[['A'], 'conflict', 'fleet.asset_out', 'A is out.', { serialNumber: 'A' }]],
  assetInHouse: [
    [['A'], 'conflict', 'fleet.asset_in_house', 'A is in the house.', { serialNumber: 'A' }],
  ],
  assetUnserviceable: [
    [
      ['A'],
      'conflict',
      'fleet.asset_unserviceable',
      'A is not fit for use.',
      { serialNumber: 'A' },
    ],
  ],
  assetServiceable: [
    [
      ['A'],
      'conflict',
      'fleet.asset_serviceable',
      'A is fit for use already.',
      { serialNumber: 'A' },
    ],
  ],
});
