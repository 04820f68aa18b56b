import { readFileSync } from 'node:fs';
import { Client } from '../support/client.js';
import { StrataProcess, temporaryDataDir } from '../support/strata-process.js';

/** Where a server says that its metrics are. */
const metricsUrlOf = ({ err }: StrataProcess) => /Metrics +(http\S+)/.exec(err)?.[1];

/** The value of a series; NaN where it is not there. */
function valueOf(text: string, series: string): number {
  const line = text.split('\n').find((one) => one.startsWith(`${series} `));
  return Number(line?.slice(series.length + 1) ?? NaN);
}

async function metricsOf(server: StrataProcess): Promise<string> {
  const response = await fetch(metricsUrlOf(server) ?? '');
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4');
  return response.text();
}

const monitoring = (file: string) =>
  readFileSync(new URL(`../../../../docs/monitoring/${file}`, import.meta.url), 'utf8');

/** The metrics that an expression of Prometheus names: what is neither a function nor a label nor a word of its own. */
function metricsIn(expression: string): string[] {
  const bare = expression
    .replaceAll(/\{[^}]*\}|"[^"]*"|\[[^\]]*\]/g, ' ')
    .replaceAll(/\b(by|without|on|ignoring|group_left|group_right) *\([^)]*\)/g, ' ');
  const words = bare.match(/[a-z_:][a-z0-9_:]*(?! *\()\b(?! *\()/g) ?? [];
  return words.filter((word) => !['and', 'or', 'unless', 'bool', 'offset'].includes(word));
}

/** What the dashboard and the alerts ask for. */
function expressions(): string[] {
  const asked = [...monitoring('alerts.yml').matchAll(/^ +expr: (.+)$/gm)].map(([, one]) => one!);
  JSON.parse(monitoring('dashboard.json'), (key, value: unknown) => {
    if (key === 'expr') asked.push(String(value));
    if (key === 'definition') asked.push(String(value).replace(/\((\w+),.*/, '($1)'));
    return value;
  });
  return asked;
}

/** The codes of problems that they look for. */
const codes = () =>
  expressions().flatMap((one) =>
    [...one.matchAll(/code=~\\?"([^"\\]+)/g)].flatMap(([, list = '']) => list.split('|')),
  );

describe('metrics', () => {
  it('are asked for problems that there are', () => {
    const catalogue = readFileSync(new URL('../../../../docs/errors.md', import.meta.url), 'utf8');
    expect(codes().length).toBeGreaterThan(5);
    expect(codes().filter((code) => !catalogue.includes(`\`${code}\``))).toEqual([]);
  });

  const dataDir = temporaryDataDir();
  afterAll(() => dataDir.remove());

  it('of one process count what its clients see, on an address of their own', async () => {
    const server = await StrataProcess.serve({ DATA_DIR: dataDir.path, METRICS_PORT: '0' });
    try {
      const admin = await Client.admin(server, dataDir.path);
      const { body } = await admin.post('/customers', { body: { name: 'Ada' } });
      await admin.get(`/customers/${body.id}`);
      await admin.get(`/customers/${body.id}`);
      await admin.get('/customers/0196d2a0-0000-7000-8000-000000000001');
      const text = await metricsOf(server);
      const count = (series: string) => valueOf(text, series);
      expect(count('http_server_requests_total{operation="getCustomer",status="200"}')).toBe(2);
      expect(count('http_server_requests_total{operation="getCustomer",status="404"}')).toBe(1);
      expect(count('http_server_request_duration_seconds_count{operation="getCustomer"}')).toBe(3);
      expect(count('http_server_problems_total{code="customer.not_found"}')).toBe(1);
      expect(count('domain_events_total{event="customer.created"}')).toBe(1);
      expect(count('db_pool_connections_max{work="commands"}')).toBe(7);
      expect(count('outbox_failed_deliveries{subscriber="welcome_mail"}')).toBe(0);
      expect(text).not.toContain(String(body.id));
      const known = new Set(
        [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].flatMap(([, name = '', type = '']) =>
          type === 'histogram' || type === 'summary'
            ? [`${name}_bucket`, `${name}_sum`, `${name}_count`]
            : [name],
        ),
      );
      const named = expressions().map((expression) => [expression, metricsIn(expression)] as const);
      expect(named.length).toBeGreaterThan(20);
      expect(named.filter(([, names]) => names.length === 0)).toEqual([]);
      const unknown = named.flatMap(([, names]) => names.filter((name) => !known.has(name)));
      expect(unknown).toEqual([]);
      const nowhere = new URL('/health', metricsUrlOf(server));
      expect((await fetch(nowhere)).status).toBe(404);
      expect((await fetch(`${server.url}/metrics`)).status).toBe(404);
    } finally {
      await server.end();
    }
  });

  it('of two workers are one answer, a series for each of them', async () => {
    const settings = { DATA_DIR: dataDir.path, METRICS_PORT: '0', WORKERS: '2' };
    const server = await StrataProcess.serve(settings);
    try {
      for (let request = 0; request < 20; request += 1) {
        await fetch(`${server.url}/health/live`, { headers: { connection: 'close' } });
      }
      const text = await metricsOf(server);
      const of = (worker: number) =>
        valueOf(
          text,
          `http_server_requests_total{operation="health",status="200",worker="${worker}"}`,
        );
      expect(of(1) + of(2)).toBe(20);
      expect(text.match(/^# TYPE http_server_requests_total/gm)).toHaveLength(1);
    } finally {
      await server.end();
    }
  });

  it('are nowhere without METRICS_PORT', async () => {
    const server = await StrataProcess.serve({ DATA_DIR: dataDir.path });
    expect(metricsUrlOf(server)).toBeUndefined();
    await server.end();
  });
});
