import pg from 'pg';
import { settingsBeside, startServer, type RunningServer } from '../support/running-server.js';
import { StrataProcess } from '../support/strata-process.js';

describe('what is not kept for ever', () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());

  it('goes by a command beside the server, which first says what would go', async () => {
    const beside = settingsBeside(server);
    const post = () =>
      server.admin.post('/customers', {
        body: { name: 'Once' },
        headers: { 'Idempotency-Key': 'once' },
      });
    const first = await post();
    expect((await post()).body.id).toBe(first.body.id);
    const retention = (...args: string[]) => StrataProcess.run(['retention', ...args], beside);
    expect(await retention()).toMatchObject({ code: 0, err: 'Deleted: nothing.\n' });
    const database = new pg.Client({ connectionString: beside['DATABASE_URL'] });
    await database.connect();
    await database.query(`UPDATE stored_answers SET created_at = now() - interval '25 hours'`);
    await database.end();
    expect(await retention('--dry-run')).toMatchObject({
      code: 0,
      err: 'Would be deleted: 1 of stored_answers.\n',
    });
    const { code, err } = await retention();
    expect(code).toBe(0);
    expect(err).toContain('Deleted: 1 of stored_answers.\n');
    const again = await post();
    expect(again.status).toBe(201);
    expect(again.body.id).not.toBe(first.body.id);
    expect(await retention()).toMatchObject({ code: 0, err: 'Deleted: nothing.\n' });
  });
});
