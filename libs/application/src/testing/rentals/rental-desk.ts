import { CommandRunner, type UseCase } from '@strata/application-kit';
import { FixedClock, SequentialIds } from '@strata/application-kit/testing';
import type { AssetId, CheckInItem, ItemId, NewRatePlan, RentalAgreement } from '@strata/domain';
import { DomainError } from '@strata/domain-kit';
import { CreateItemUseCase } from '../../catalog/item-use-cases.js';
import { CreateCustomerUseCase } from '../../customers/customer-use-cases.js';
import { CommissionFleetUseCase } from '../../fleet/commission-fleet.js';
import { CreateWarehouseUseCase } from '../../inventory/warehouse-use-cases.js';
import { CheckInRentalUseCase } from '../../rentals/check-in-rental.js';
import { CreateRentalAgreementUseCase } from '../../rentals/create-rental-agreement.js';
import { ExtendRentalAgreementUseCase } from '../../rentals/extend-rental-agreement.js';
import { HandOutRentalUseCase } from '../../rentals/hand-out-rental.js';
import { CreateRatePlanUseCase } from '../../rentals/rate-plan-use-cases.js';
import type { Transaction } from '../../transaction.js';
import { inMemoryReads, InMemoryStore } from '../in-memory-store.js';

const address = { street: '1 Main St', city: 'Salem', state: 'OR', zipCode: '97301' };
const HOUR = 3_600_000;
const OPENING = Date.UTC(2026, 2, 10, 12);

/** So many hours after the desk opened. */
export const hour = (hours: number): Date => new Date(OPENING + hours * HOUR);

/** The code and details of what a work is refused with. @throws Error when it is not */
export async function refusalOf(work: Promise<unknown>): Promise<object> {
  const error = await work.then(
    () => new Error('it is not refused'),
    (refused: unknown) => refused,
  );
  if (!(error instanceof DomainError)) throw error;
  return { code: error.code, details: error.details };
}

/** The desk of one warehouse, and a customer before it; somebody moves its clock. */
export async function rentalDesk() {
  const store = new InMemoryStore();
  const clock = new FixedClock(hour(0));
  const commands = new CommandRunner(store, clock, new SequentialIds());
  const reads = inMemoryReads(store.database);
  const run = <Command, Result>(useCase: UseCase<Command, Result, Transaction>, command: Command) =>
    commands.run(useCase, command, 'clara');
  const customer = await run(new CreateCustomerUseCase(), { name: 'Ada' });
  const { id: warehouseId } = await run(new CreateWarehouseUseCase(), {
    ...{ code: 'E', name: 'East', address },
  });
  const list = { sort: [{ key: 'createdAt', descending: false }], skip: 0, limit: 100 } as const;
  let skus = 0;
  return {
    ...{ store, reads, run, customer, warehouseId },

    /** Something to rent at 100 a day, of which there are so many pieces, or these. */
    async owned(pieces: number | readonly string[], terms: Partial<NewRatePlan> = {}) {
      const sku = `D-${(skus += 1)}`;
      const item = await run(new CreateItemUseCase(), { sku, name: 'Drill', unitPrice: '10' });
      const tiers = [{ unit: 'day', count: 1, price: '100' }] as const;
      await run(new CreateRatePlanUseCase(), { itemId: item.id, tiers, ...terms });
      const [quantity, serialNumbers] =
        typeof pieces === 'number' ? [pieces, []] : [pieces.length, pieces];
      await run(new CommissionFleetUseCase(), {
        ...{ warehouseId, fromStock: false, reference: null },
        items: [{ itemId: item.id, quantity, serialNumbers }],
      });
      return item;
    },

    /** Moves the clock to so many hours after the opening. */
    at(hours: number): void {
      clock.advance(hour(hours).getTime() - clock.now().getTime());
    },

    /** A piece of an item from one hour until another one, unless more are wanted. */
    rent: (itemId: ItemId, from: number, to: number, quantity = 1): Promise<RentalAgreement> =>
      run(new CreateRentalAgreementUseCase(), {
        ...{ customerId: customer.id, warehouseId, paymentTerms: 'net_30', mayChargeLess: false },
        ...{ startsAt: hour(from), endsAt: hour(to), items: [{ itemId, quantity }] },
      }),

    extend: ({ id }: RentalAgreement, to: number) =>
      run(new ExtendRentalAgreementUseCase(), { id, endsAt: hour(to) }),

    /** A piece of its first line, or those that are named. */
    handOut: ({ id, lines }: RentalAgreement, quantity = 1, assetIds: readonly AssetId[] = []) =>
      run(new HandOutRentalUseCase(), {
        ...{
          id,
          items: lines.slice(0, 1).map((line) => ({ rentalLineId: line.id, quantity, assetIds })),
        },
      }),

    /** A piece of its first line comes back good, unless something else is said. */
    checkIn: ({ id, lines }: RentalAgreement, how: Partial<CheckInItem> = {}) =>
      run(new CheckInRentalUseCase(), {
        ...{ id, note: null },
        items: lines.slice(0, 1).map((line) => ({
          ...{ rentalLineId: line.id, quantity: 1, assetIds: [], condition: 'good' as const },
          ...how,
        })),
      }),

    /** What there is of an item. */
    async level(itemId: ItemId) {
      const { items } = await reads.fleet.levels({ ...list, filter: { itemId } });
      return items.map(({ owned, out, unserviceable }) => ({ owned, out, unserviceable }))[0];
    },

    /** What was told by that name. */
    events: (name: string) => store.events.filter((event) => event.name === name),

    async assets(itemId: ItemId) {
      return (await reads.assets.list({ ...list, filter: { itemId } })).items;
    },
  };
}
