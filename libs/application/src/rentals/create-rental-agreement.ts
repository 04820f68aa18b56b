import type { CommandContext, UseCase } from '@strata/application-kit';
import {
  expectRentalLines,
  itemErrors,
  promisedWindow,
  promiseRental,
  RentalAgreement,
  rentalErrors,
  warehouseErrors,
  type CustomerId,
  type Item,
  type ItemId,
  type NewRentalLine,
  type RatePlan,
  type WarehouseId,
} from '@strata/domain';
import { firstLevel } from '../inventory/first-item.js';
import type { RentalsRepositories } from './rental-repositories.js';

/** What a customer wants to rent, where and when. */
export interface CreateRentalAgreement {
  readonly customerId: CustomerId;
  readonly warehouseId: WarehouseId;
  readonly startsAt: Date;
  /** Exclusive. */
  readonly endsAt: Date;
  readonly paymentTerms: string;
  /** Whether whoever makes it may charge less than is quoted. */
  readonly mayChargeLess: boolean;
  /** Charged what their rate plans say unless they ask for something else. */
  readonly items: readonly {
    readonly itemId: ItemId;
    readonly quantity: number;
    /** Decimal text, for all pieces of the line. */
    readonly charge?: string | undefined;
  }[];
}

/** Rents: promises all pieces or none, and stores both or neither. */
export class CreateRentalAgreementUseCase implements UseCase<
  CreateRentalAgreement,
  RentalAgreement,
  RentalsRepositories
> {
  target({ warehouseId, items }: CreateRentalAgreement): string | undefined {
    return firstLevel(items.map(({ itemId }) => ({ itemId, warehouseId })));
  }

  /**
   * @throws DomainError `rental_agreement.customer_unknown`, `item.unknown`, `warehouse.unknown`,
   * `rental.no_rate_plan` naming the items without one, `rental.insufficient_availability` that lists every
   * shortage, or a rule of {@link RentalAgreement.draft}
   */
  async execute(
    command: CreateRentalAgreement,
    context: CommandContext<RentalsRepositories>,
  ): Promise<RentalAgreement> {
    const { fleet, rentalAgreements } = context.tx;
    const { warehouseId, startsAt, endsAt } = command;
    expectRentalLines(command.items);
    const draft = RentalAgreement.draft(await this.#agreed(command, context.tx), context);
    const { promise } = draft;
    // The levels last, because they are what everybody waits for; what is promised of them after that.
    const keys = command.items.map(({ itemId }) => ({ itemId, warehouseId }));
    const locked = await fleet.lock(keys, []);
    const window = promisedWindow(startsAt, endsAt, promise.lines);
    const commitments = await fleet.commitments(locked, window, context);
    promiseRental(commitments, promise, context);
    // Only now, so that a refused agreement takes none.
    const agreement = draft.numbered(await rentalAgreements.nextNumber(context.at));
    rentalAgreements.create(agreement);
    fleet.saveCommitments(commitments);
    return agreement;
  }

  /** Everybody and everything that it names, shared until it is stored. */
  async #agreed(command: CreateRentalAgreement, tx: RentalsRepositories) {
    const { customerId, warehouseId } = command;
    const itemIds = [...new Set(command.items.map(({ itemId }) => itemId))];
    // Asked together, and locked in this order.
    const [customer, items, [warehouse], plans] = await Promise.all([
      tx.customers.getByIdForShare(customerId),
      tx.items.getByIdsForShare(itemIds),
      tx.warehouses.getByIdsForShare([warehouseId]),
      tx.ratePlans.getByItems(itemIds),
    ]);
    if (!customer) throw rentalErrors.customerUnknown(customerId);
    const lines = linesOf(command, items, plans);
    if (!warehouse) throw warehouseErrors.unknown([warehouseId]);
    return { ...command, customer, warehouse, items: lines };
  }
}

/**
 * The lines with what they name.
 * @throws DomainError `item.unknown`, `rental.no_rate_plan`, naming the items that are not there or have none
 */
function linesOf(
  command: CreateRentalAgreement,
  items: readonly Item[],
  plans: readonly RatePlan[],
): readonly NewRentalLine[] {
  const itemIds = [...new Set(command.items.map(({ itemId }) => itemId))];
  const itemById = new Map(items.map((item) => [item.id, item]));
  const unknown = itemIds.filter((id) => !itemById.has(id));
  if (unknown.length > 0) throw itemErrors.unknown(unknown);
  const planOf = new Map(plans.map((plan) => [plan.itemId, plan]));
  const unrated = itemIds.filter((id) => !planOf.has(id));
  if (unrated.length > 0) throw rentalErrors.noRatePlan(unrated);
  return command.items.flatMap(({ itemId, quantity, charge }) => {
    const [item, plan] = [itemById.get(itemId), planOf.get(itemId)];
    return item && plan ? [{ item, plan, quantity, charge }] : [];
  });
}
