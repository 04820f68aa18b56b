import { DEFAULT_DATABASE_LIMITS } from './database-settings.js';
import { poolShares, SMALLEST_POOL } from './pool-shares.js';

describe('the shares of a pool', () => {
  it('use every connection, and leave nobody without one', () => {
    for (let poolSize = SMALLEST_POOL; poolSize <= 200; poolSize += 1) {
      const shares = Object.values(poolShares(poolSize)) as number[];
      expect(Math.min(...shares)).toBeGreaterThan(0);
      expect(shares.reduce((sum, share) => sum + share)).toBe(poolSize);
    }
  });

  it('are these unless said', () => {
    expect(poolShares(DEFAULT_DATABASE_LIMITS.poolSize)).toEqual({
      commands: 7,
      lists: 4,
      rows: 4,
      identity: 2,
      relay: 2,
      readiness: 1,
    });
  });
});
