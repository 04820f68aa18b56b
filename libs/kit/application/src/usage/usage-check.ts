import type { AggregateRoot, DomainError } from '@strata/domain-kit';

/**
 * Looks whether a context still needs an aggregate of another one, which knows nothing of it. The
 * context that needs it contributes the check, and whoever deletes the aggregate asks all of them.
 */
export interface UsageCheck<Repositories, Id extends string = string> {
  /** The type of the aggregate, such as `lamp`. */
  readonly of: string;
  /** True while it is needed. */
  isUsed(id: Id, repositories: Repositories): Promise<boolean>;
  /** What is thrown then. */
  inUse(id: Id): DomainError;
}

/** Asks whether something is still needed before it is deleted. */
export interface Usage {
  /**
   * Asks all checks of its type together; call it with the aggregate locked, whose lock whoever begins
   * to use it has to share.
   * @throws DomainError of the first check, in their order, that finds it in use
   */
  expectUnused(aggregate: AggregateRoot<string>): Promise<void>;
}

/** The checks that contexts contributed, on the repositories of one transaction. */
export function usageOf<Repositories>(
  checks: readonly UsageCheck<Repositories>[],
  repositories: Repositories,
): Usage {
  return {
    expectUnused: async ({ aggregateType, id }) => {
      const ofType = checks.filter((check) => check.of === aggregateType);
      const used = await Promise.all(ofType.map((check) => check.isUsed(id, repositories)));
      const first = ofType[used.indexOf(true)];
      if (first) throw first.inUse(id);
    },
  };
}
