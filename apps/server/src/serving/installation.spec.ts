import { PinoLogger, UnsuitableDatabase } from '@strata/infrastructure-kit';
import { startTemporaryPostgres, type TemporaryPostgres } from '@strata/infrastructure-kit/testing';
import { readSettings } from '../config/read-settings.js';
import { Installation } from './installation.js';

describe('an installation for several workers', () => {
  let postgres: TemporaryPostgres;
  beforeAll(async () => {
    postgres = await startTemporaryPostgres();
  }, 60_000);
  afterAll(async () => {
    await postgres?.stop();
  });

  const open = async (WORKERS: string) => {
    const settings = readSettings({
      WORKERS,
      DATABASE_URL: postgres.url,
      SECRET_KEY: 'k'.repeat(32),
    });
    const logger = new PinoLogger('silent');
    const installation = new Installation(settings, logger, () => undefined);
    try {
      return await installation.open();
    } finally {
      await installation.close(0);
    }
  };

  it('is refused where their connections find no room', async () => {
    const refused = open('64');
    await expect(refused).rejects.toThrow(UnsuitableDatabase);
    // 65 workers, one of whom replaces another, with 12 and one that listens.
    await expect(refused).rejects.toThrow(
      /take up to 975, .* Lower WORKERS or DATABASE_POOL_SIZE/s,
    );
    expect((await open('2')).database.limits.poolSize).toBe(12);
  }, 60_000);
});
