import { availableParallelism } from 'node:os';
import { readSettings } from './read-settings.js';

const of = (environment: Record<string, string>) => {
  const { workers, databaseLimits, maxConnections } = readSettings(environment);
  return { workers, poolSize: databaseLimits.poolSize, maxConnections };
};

describe('WORKERS', () => {
  it('divides connections among them', () => {
    expect(of({ WORKERS: '3', DATABASE_POOL_SIZE: '50', MAX_CONNECTIONS: '1000' })).toEqual({
      workers: 3,
      poolSize: 16,
      maxConnections: 334,
    });
    expect(of({ WORKERS: '4' })).toMatchObject({ poolSize: 12 });
  });

  it('is as many as there are processors when that is asked for', () => {
    expect(of({ WORKERS: 'auto' }).workers).toBe(Math.min(64, availableParallelism()));
  });

  it.each(['0', '65', '1.5', '-1', 'many', '1e1'])('refuses %s', (WORKERS) => {
    expect(() => of({ WORKERS })).toThrow(
      `Bad settings:\n  - WORKERS: "${WORKERS}" is neither auto nor a number from 1 to 64`,
    );
  });

  it('refuses a pool of which each gets too little', () => {
    expect(() => of({ WORKERS: '3', DATABASE_POOL_SIZE: '23' })).toThrow(
      'DATABASE_POOL_SIZE must be at least 24, 8 for each of 3 WORKERS',
    );
    expect(of({ WORKERS: '3', DATABASE_POOL_SIZE: '24' })).toMatchObject({ poolSize: 8 });
  });
});
