import { type Endpoint, endpoint, id, ok, periodSchemas } from '@strata/api-kit';
import {
  AVAILABILITY_ITEMS_MAX,
  type AvailabilityReads,
  RentalAvailability,
} from '@strata/application';
import type { Clock } from '@strata/application-kit';
import {
  itemErrors,
  type ItemId,
  rentalErrors,
  RentalPeriod,
  type WarehouseId,
  warehouseErrors,
} from '@strata/domain';
import Joi from 'joi';
import type { Role } from '../../shared/role.js';

interface AvailabilityParameters {
  readonly item_id: readonly ItemId[];
  readonly warehouse_id: WarehouseId;
  readonly from: Date;
  readonly to: Date;
}

const { from, to } = periodSchemas('Available');
const availabilityQuerySchema = Joi.object<AvailabilityParameters>({
  item_id: Joi.array()
    .items(id())
    .single()
    .min(1)
    .max(AVAILABILITY_ITEMS_MAX)
    .required()
    .description(`Given once for each item, ${AVAILABILITY_ITEMS_MAX} at most.`),
  warehouse_id: id().required(),
  from: from.required(),
  to: to.required(),
});

const pieces = Joi.number().integer();
const availabilitySchema = Joi.object({
  items: Joi.array()
    .items(
      Joi.object({
        item_id: id().required(),
        warehouse_id: id().required(),
        capacity: pieces.min(0).required().description('What can be promised at all.'),
        minimum: pieces
          .required()
          .description('The fewest at any moment: what can be promised for all of the window.'),
        steps: Joi.array()
          .items(
            Joi.object({
              from: Joi.string().isoDate().required().description('Since when.'),
              available: pieces
                .required()
                .description('Fewer than none where facts went beyond promises.'),
            }),
          )
          .required()
          .description('The first from the beginning of the window on, each until the next.'),
      }),
    )
    .required(),
})
  .id('RentalAvailabilityResponse')
  .description('How many pieces can be promised, over time.');

/** The endpoints of availability: `GET /rental-availability` */
export function rentalAvailabilityEndpoints(
  queries: AvailabilityReads,
  clock: Clock,
): readonly Endpoint<Role>[] {
  const availability = new RentalAvailability(queries, clock);
  return [
    endpoint({
      method: 'get',
      path: '/rental-availability',
      operationId: 'readRentalAvailability',
      summary: 'Say how many pieces can be promised when',
      description: `For ${RentalPeriod.DAYS_MAX} days at most; promises nothing. A rental needs its pieces until its turnaround is over.`,
      tag: 'Rentals',
      access: 'viewer',
      query: availabilityQuerySchema,
      response: {
        status: 200,
        description: 'What is available of each item, in the order in which they are named.',
        schema: availabilitySchema,
      },
      errors: [rentalErrors.periodInvalid, itemErrors.unknown, warehouseErrors.unknown],
      handle: async ({ query, origin: { trace } }) => {
        const { item_id: itemIds, warehouse_id: warehouseId, from: start, to: end } = query;
        const asked = { itemIds, warehouseId, from: start, to: end };
        const items = await availability.of(asked, trace);
        return ok({
          items: items.map(({ itemId, capacity, minimum, steps }) => ({
            item_id: itemId,
            warehouse_id: warehouseId,
            capacity,
            minimum,
            steps: steps.map((step) => ({
              from: step.from.toISOString(),
              available: step.available,
            })),
          })),
        });
      },
    }),
  ];
}
