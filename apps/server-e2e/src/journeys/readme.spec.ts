import { execFileSync } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServer, type RunningServer } from '../support/running-server.js';
import { temporaryDataDir } from '../support/strata-process.js';

const readme = readFileSync(
  fileURLToPath(new URL('../../../../README.md', import.meta.url)),
  'utf8',
);
/** The blocks that a reader is meant to run, one after the other. */
const walk = [...readme.matchAll(/^```bash\n([^]*?)^```$/gm)].map(([, code]) => code!).join('\n');

describe('the walk of the README', () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());

  it('goes as it is written', async () => {
    const folder = temporaryDataDir();
    symlinkSync(server.dataDir, join(folder.path, '.data'));
    // The tests' server has another port; everything else is run to the letter.
    const script = walk.replace('http://localhost:3000', server.process.url);
    expect(script).not.toBe(walk);
    const out = execFileSync('bash', ['-euo', 'pipefail', '-c', script], {
      cwd: folder.path,
      encoding: 'utf8',
    });
    expect(out).toContain('"name":"Ada Lovelace"');
    const { body } = await server.admin.get('/customers?name=lovelace');
    expect(body.items).toEqual([expect.objectContaining({ email: null, version: 2 })]);
    const sales = await server.admin.get('/sales-transactions');
    expect(sales.body.items).toMatchObject([
      { payment_status: 'partially_refunded', refunded_amount: '89.90', balance_due: '0.00' },
    ]);
    expect(out).toContain('"payment_status":"partially_refunded"');
    const rentals = await server.admin.get('/rental-agreements');
    expect(rentals.body.items).toMatchObject([
      { status: 'returned', overdue: false, total_amount: '240.00', balance_due: '240.00' },
    ]);
    folder.remove();
  });
});
