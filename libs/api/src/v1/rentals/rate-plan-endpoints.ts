import { asGiven, collectionFormat, id, plainEndpoints } from '@strata/api-kit';
import {
  CreateRatePlanUseCase,
  DeleteRatePlanUseCase,
  ratePlanCollection,
  UpdateRatePlanUseCase,
  type RatePlanQueries,
} from '@strata/application';
import { itemErrors, ratePlanErrors } from '@strata/domain';
import { valueErrors } from '@strata/domain-kit';
import type { Ports } from '../../shared/ports.js';
import { ratePlanResource } from './rate-plan-resource.js';

/** The endpoints of rate plans. */
export const ratePlanEndpoints = (ports: Ports<RatePlanQueries>) =>
  plainEndpoints(ports, {
    resource: ratePlanResource,
    format: collectionFormat(ratePlanCollection, { itemId: id() }),
    access: 'manager',
    errors: [
      itemErrors.unknown,
      ratePlanErrors.itemTaken,
      ratePlanErrors.tiersInvalid,
      ratePlanErrors.lateFeeInvalid,
      ratePlanErrors.amountNegative,
      ratePlanErrors.minutesOutOfRange,
      valueErrors.currencyUnknown,
      valueErrors.tooManyPlaces,
    ],
    create: new CreateRatePlanUseCase(),
    update: new UpdateRatePlanUseCase(),
    delete: new DeleteRatePlanUseCase(),
    toCommand: asGiven,
    toChange: asGiven,
  });
