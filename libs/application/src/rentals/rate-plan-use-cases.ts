import {
  loadForChange,
  type CommandContext,
  type DeleteResource,
  type UpdateResource,
  type UseCase,
} from '@strata/application-kit';
import {
  itemErrors,
  RatePlan,
  ratePlanErrors,
  type NewRatePlan,
  type RatePlanChange,
  type RatePlanId,
} from '@strata/domain';
import type { RentalsRepositories } from './rental-repositories.js';

type Context = CommandContext<RentalsRepositories>;

/** Makes an item one that can be rented. */
export class CreateRatePlanUseCase implements UseCase<NewRatePlan, RatePlan, RentalsRepositories> {
  /**
   * In the currency of the item unless said.
   * @throws DomainError `item.unknown`, `rate_plan.item_taken`, or a rule of {@link RatePlan.create}
   */
  async execute(command: NewRatePlan, context: Context): Promise<RatePlan> {
    const { items, ratePlans } = context.tx;
    const item = await items.getByIdForShare(command.itemId);
    if (!item) throw itemErrors.unknown([command.itemId]);
    const plan = RatePlan.create({ currency: item.unitPrice.currency, ...command }, context);
    ratePlans.create(plan);
    return plan;
  }
}

/** Changes a rate plan: what is absent stays, null clears. */
export class UpdateRatePlanUseCase implements UseCase<
  UpdateResource<RatePlanId, RatePlanChange>,
  RatePlan,
  RentalsRepositories
> {
  /**
   * @throws DomainError `rate_plan.not_found`, `aggregate.version_mismatch`, or a rule of
   * {@link RatePlan.revise}
   */
  async execute(
    command: UpdateResource<RatePlanId, RatePlanChange>,
    context: Context,
  ): Promise<RatePlan> {
    const { ratePlans } = context.tx;
    const plan = await loadForChange(ratePlans, command, ratePlanErrors.notFound);
    plan.revise(command.change, context);
    ratePlans.update(plan);
    return plan;
  }
}

/** Deletes a rate plan softly; its item can have another one. */
export class DeleteRatePlanUseCase implements UseCase<
  DeleteResource<RatePlanId>,
  void,
  RentalsRepositories
> {
  /** @throws DomainError `rate_plan.not_found`, `aggregate.version_mismatch` */
  async execute(command: DeleteResource<RatePlanId>, context: Context): Promise<void> {
    const { ratePlans } = context.tx;
    const plan = await loadForChange(ratePlans, command, ratePlanErrors.notFound);
    plan.delete(context);
    ratePlans.update(plan);
  }
}
