import { id, ListFormat } from '@strata/api-kit';
import {
  ASSET_SORT_KEYS,
  type AssetFilter,
  FLEET_SORT_KEYS,
  type FleetPlaceFilter,
  type FleetMovementFilter,
  type FleetShortageFilter,
} from '@strata/application';
import type { Clock } from '@strata/application-kit';
import {
  ASSET_CONDITIONS,
  ASSET_STATUSES,
  type AssetCondition,
  type AssetStatus,
  FLEET_MOVEMENT_KINDS,
  type FleetMovementKind,
} from '@strata/domain';
import Joi from 'joi';
import { serialNumber } from './fleet-schemas.js';

interface PlaceParameters {
  readonly item_id?: string;
  readonly warehouse_id?: string;
}

const places = { item_id: id(), warehouse_id: id() };
const toPlace = ({ item_id: itemId, warehouse_id: warehouseId }: PlaceParameters) =>
  ({ itemId, warehouseId }) satisfies FleetPlaceFilter;

/** How lists of fleet levels are asked for. */
export const fleetLevelFormat = new ListFormat('fleet_levels', places, FLEET_SORT_KEYS, toPlace);

/** How lists of shortages are asked for; those of now. */
export const fleetShortageFormat = (clock: Clock) =>
  new ListFormat(
    'fleet_shortages',
    places,
    FLEET_SORT_KEYS,
    (parameters: PlaceParameters): FleetShortageFilter => ({
      ...toPlace(parameters),
      now: clock.now(),
    }),
  );

/** How the ledger of the fleet is asked for. */
export const fleetMovementFormat = new ListFormat(
  'fleet_movements',
  { ...places, kind: Joi.string().valid(...FLEET_MOVEMENT_KINDS), cause_id: id() },
  FLEET_SORT_KEYS,
  (
    parameters: PlaceParameters & { kind?: FleetMovementKind; cause_id?: string },
  ): FleetMovementFilter => ({
    ...toPlace(parameters),
    kind: parameters.kind,
    causeId: parameters.cause_id,
  }),
);

/** How lists of assets are asked for. */
export const assetFormat = new ListFormat(
  'fleet_assets',
  {
    ...places,
    serial_number: serialNumber.description('The serial number, exactly.'),
    status: Joi.string().valid(...ASSET_STATUSES),
    condition: Joi.string().valid(...ASSET_CONDITIONS),
  },
  ASSET_SORT_KEYS,
  (
    parameters: PlaceParameters & {
      serial_number?: string;
      status?: AssetStatus;
      condition?: AssetCondition;
    },
  ): AssetFilter => ({
    ...toPlace(parameters),
    serialNumber: parameters.serial_number,
    status: parameters.status,
    condition: parameters.condition,
  }),
);
