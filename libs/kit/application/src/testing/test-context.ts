import type { ActionContext } from '@strata/domain-kit';
import { FixedClock } from './fixed-clock.js';
import { SequentialIds } from './sequential-ids.js';

const ids = new SequentialIds();

/** When, who and new ids for a test that calls a behaviour itself. */
export function testContext(
  overrides: Partial<Pick<ActionContext, 'at' | 'by'>> = {},
): ActionContext {
  const at = overrides.at ?? new FixedClock().now();
  return { at, by: overrides.by ?? 'tester', newId: () => ids.newId(at) };
}
