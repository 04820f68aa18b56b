import type { CommandRunner } from '@strata/application-kit';
import {
  ChangeServiceabilityUseCase,
  CommissionFleetUseCase,
  CreateRatePlanUseCase,
  type Transaction,
} from '@strata/application';
import { FLEET_LINES_MAX, type Item, type NewRatePlan, type Warehouse } from '@strata/domain';
import { Money, SYSTEM_ACTOR } from '@strata/domain-kit';

/** Pieces of each item for rent in each warehouse. */
const PIECES = 12;
/** How many items have serial numbers. */
const SERIALIZED = 5;

/**
 * Takes pieces of the first items out of the stock of each warehouse for rent. Of those without serial
 * numbers one broke.
 * @returns what can be rented
 */
export async function commissionDemoFleet(
  commands: CommandRunner<Transaction>,
  items: readonly Item[],
  warehouses: readonly Warehouse[],
): Promise<readonly Item[]> {
  const rented = items.slice(0, FLEET_LINES_MAX);
  for (const item of rented) {
    await commands.run(new CreateRatePlanUseCase(), ratesOf(item), SYSTEM_ACTOR);
  }
  for (const { id: warehouseId, code } of warehouses) {
    const lines = rented.map(({ id: itemId, sku }, index) => ({
      itemId,
      quantity: PIECES,
      serialNumbers: index < SERIALIZED ? serialNumbers(`${sku}-${code}`) : [],
    }));
    await commands.run(
      new CommissionFleetUseCase(),
      { warehouseId, items: lines, fromStock: true, reference: 'Opening fleet' },
      SYSTEM_ACTOR,
    );
    for (const { id: itemId } of rented.slice(SERIALIZED)) {
      const change = { itemId, warehouseId, quantityDelta: -1, assetId: null, reason: 'Worn out' };
      await commands.run(new ChangeServiceabilityUseCase(), change, SYSTEM_ACTOR);
    }
  }
  return rented;
}

/** A twentieth of what it costs for a day, and four days for a week. */
function ratesOf({ id, unitPrice }: Item): NewRatePlan {
  const day = Money.ofMinor(unitPrice.minor / 20n + 1n, unitPrice.currency);
  return {
    itemId: id,
    currency: unitPrice.currency,
    tiers: [
      { unit: 'day', count: 1, price: day.toDecimal() },
      { unit: 'week', count: 1, price: day.times(4).toDecimal() },
    ],
    deposit: unitPrice.toDecimal(),
    turnaroundMinutes: 120,
    graceMinutes: 30,
    lateFee: { unit: 'day', price: day.toDecimal() },
    replacementValue: unitPrice.toDecimal(),
  };
}

function serialNumbers(prefix: string): readonly string[] {
  return Array.from({ length: PIECES }, (_, index) => `${prefix}-${index + 1}`);
}
