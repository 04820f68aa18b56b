import {
  type Endpoint,
  getEndpoint,
  historyEndpoint,
  listEndpoint,
  type Resource,
} from '@strata/api-kit';
import {
  type AssetQueries,
  type AssetView,
  ChangeServiceabilityUseCase,
  CommissionFleetUseCase,
  type FleetQueries,
  RetireFleetUseCase,
} from '@strata/application';
import type { Clock } from '@strata/application-kit';
import { fleetErrors } from '@strata/domain';
import { oneById } from '../../shared/one-by-id.js';
import type { Ports } from '../../shared/ports.js';
import type { Role } from '../../shared/role.js';
import { changeServiceability } from './change-serviceability.js';
import { commissionFleet } from './commission-fleet.js';
import {
  assetFormat,
  fleetLevelFormat,
  fleetMovementFormat,
  fleetShortageFormat,
} from './fleet-formats.js';
import {
  presentAsset,
  presentFleetLevel,
  presentFleetMovement,
  presentFleetShortage,
} from './fleet-presenter.js';
import {
  assetPageSchema,
  assetSchema,
  fleetLevelPageSchema,
  fleetLevelSchema,
  fleetMovementPageSchema,
  fleetShortagePageSchema,
} from './fleet-schemas.js';
import { retireFleet } from './retire-fleet.js';

const levels = {
  path: '/fleet/levels',
  name: 'FleetLevel',
  plural: 'FleetLevels',
  article: 'a level of the fleet',
  tag: 'Fleet',
  readers: 'viewer',
  schema: fleetLevelSchema,
  notFound: fleetErrors.levelNotFound,
  present: presentFleetLevel,
} as const;

const movements = {
  path: '/fleet/movements',
  plural: 'FleetMovements',
  tag: 'Fleet',
  readers: 'viewer',
  present: presentFleetMovement,
} as const;

const shortages = {
  path: '/fleet/shortages',
  plural: 'FleetShortages',
  tag: 'Fleet',
  readers: 'viewer',
  present: presentFleetShortage,
} as const;

const assets: Resource<AssetView, object, Role> = {
  path: '/fleet/assets',
  name: 'Asset',
  plural: 'Assets',
  article: 'a piece with a serial number',
  tag: 'Fleet',
  readers: 'viewer',
  schema: assetSchema,
  notFound: fleetErrors.assetNotFound,
  present: presentAsset,
};

/** The endpoints of the fleet. */
export function fleetEndpoints(
  { commands, cursors, history, queries }: Ports<FleetQueries>,
  assetQueries: AssetQueries,
  clock: Clock,
): readonly Endpoint<Role>[] {
  const level = oneById((query) => queries.levels(query));
  return [
    commissionFleet(commands, new CommissionFleetUseCase()),
    retireFleet(commands, new RetireFleetUseCase()),
    changeServiceability(commands, new ChangeServiceabilityUseCase()),
    listEndpoint(
      levels,
      fleetLevelPageSchema,
      fleetLevelFormat,
      (query) => queries.levels(query),
      cursors,
    ),
    getEndpoint(levels, level),
    historyEndpoint(levels, { cursors, history, queries: level }),
    listEndpoint(
      movements,
      fleetMovementPageSchema,
      fleetMovementFormat,
      (query) => queries.movements(query),
      cursors,
    ),
    listEndpoint(
      shortages,
      fleetShortagePageSchema,
      fleetShortageFormat(clock),
      (query) => queries.shortages(query),
      cursors,
    ),
    listEndpoint(
      assets,
      assetPageSchema,
      assetFormat,
      (query) => assetQueries.list(query),
      cursors,
    ),
    getEndpoint(assets, assetQueries),
    historyEndpoint(assets, { cursors, history, queries: assetQueries }),
  ];
}
