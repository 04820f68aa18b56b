import { Lamp, type LampId, lampErrors } from '../testing/lamps/lamp.js';
import { testContext } from '../testing/test-context.js';
import { type UsageCheck, usageOf } from './usage-check.js';

describe('usage checks', () => {
  const lamp = Lamp.create('Desk', testContext());
  const check = (
    of: string,
    used: boolean,
    inUse: (id: LampId) => ReturnType<typeof lampErrors.notFound>,
  ): UsageCheck<object, LampId> => ({
    of,
    inUse,
    isUsed: (id) => Promise.resolve(used && id === lamp.id),
  });

  it('throw the first that finds the aggregate in use', async () => {
    const checks = [
      check('shade', true, lampErrors.nameTaken),
      check('lamp', false, lampErrors.nameTaken),
      check('lamp', true, lampErrors.notFound),
      check('lamp', true, lampErrors.nameTaken),
    ];
    await expect(usageOf(checks, {}).expectUnused(lamp)).rejects.toThrow(
      expect.objectContaining({ code: 'lamp.not_found' }),
    );
  });

  it('let go what nobody needs', async () => {
    const checks = [check('lamp', false, lampErrors.notFound)];
    await expect(usageOf(checks, {}).expectUnused(lamp)).resolves.toBeUndefined();
  });
});
