import type { Customer } from '@strata/domain';

/** Takes in many new customers at once, from elsewhere; records no events. */
export interface CustomerLoader {
  /**
   * Stores them all or none; those whose id or email is there already are left out.
   * @returns how many were stored
   */
  load(customers: readonly Customer[]): Promise<number>;

  /** Lets the store know that much has changed; call it once after the last load. */
  refreshStatistics(): Promise<void>;
}
