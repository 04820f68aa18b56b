import { randomUUID } from 'node:crypto';
import { Client } from '../support/client.js';
import { StrataProcess, temporaryDataDir } from '../support/strata-process.js';
import { type CollectedSpan, TraceCollector } from '../support/trace-collector.js';

const BASE_PATH = '/api/v1';
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const CALLER = '00f067aa0ba902b7';

interface Document {
  readonly paths: Readonly<Record<string, { readonly get?: Read }>>;
}
interface Read {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
}
interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: { readonly enum?: readonly string[]; readonly examples?: readonly string[] };
}

/** Every read there is, of something that is not there. */
function readsOf({ paths }: Document): readonly { operation: string; path: string }[] {
  return Object.entries(paths).flatMap(([path, { get }]) => {
    if (!get || !path.startsWith(BASE_PATH)) return [];
    const query = (get.parameters ?? []).filter((given) => given.in === 'query' && given.required);
    const asked = new URLSearchParams();
    for (const { name, schema } of query) {
      asked.set(name, schema.enum?.[0] ?? schema.examples?.[0] ?? randomUUID());
    }
    const whole = path.slice(BASE_PATH.length).replace(/\{\w+\}/g, randomUUID());
    return [{ operation: get.operationId, path: `${whole}?${asked}` }];
  });
}

describe('traces', () => {
  const dataDir = temporaryDataDir();
  let collector: TraceCollector;
  let server: StrataProcess;
  let admin: Client;
  beforeAll(async () => {
    collector = await TraceCollector.start();
    server = await StrataProcess.serve({
      DATA_DIR: dataDir.path,
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_EXPORTER_OTLP_HEADERS: 'api-key=a%20key',
      OTEL_SERVICE_NAME: 'shop',
      OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test',
      OTEL_TRACES_SAMPLER: 'parentbased_always_off',
      OTEL_BSP_SCHEDULE_DELAY: '100',
    });
    admin = await Client.admin(server, dataDir.path);
  });
  afterAll(async () => {
    await server?.end();
    collector?.stop();
    dataDir.remove();
  });

  const send = (path: string, init: RequestInit & { readonly flags: string }) =>
    fetch(`${server.url}${BASE_PATH}${path}`, {
      ...init,
      headers: {
        authorization: `Bearer ${admin.token}`,
        'content-type': 'application/json',
        traceparent: `00-${TRACE}-${CALLER}-${init.flags}`,
      },
    });
  /** Its name after those of what it is a part of. */
  const pathOf = (span: CollectedSpan): string => {
    const whole = collector.spans.find(({ spanId }) => spanId === span.parent);
    return whole ? `${pathOf(whole)} > ${span.name}` : span.name;
  };
  const paths = () => collector.spans.map(pathOf);

  it('go from the caller through use case and statements, and on to the subscribers of events', async () => {
    const body = JSON.stringify({ name: 'Ada', email: 'ada@example.com', phone_numbers: [] });
    const response = await send('/customers/register', { method: 'POST', body, flags: '01' });
    expect(response.status).toBe(201);
    const whole = await collector.until(({ parent }) => parent === CALLER);
    const delivery = await collector.until(({ name }) => name.startsWith('deliver'));
    expect(whole).toMatchObject({
      name: 'POST /api/v1/customers/register',
      traceId: TRACE,
      attributes: { 'http.response.status_code': 201, operation: 'registerCustomer' },
      resource: { 'service.name': 'shop', 'deployment.environment.name': 'test' },
    });
    expect(whole.resource['service.version']).toMatch(/^\d+\.\d+\.\d+/);
    expect(response.headers.get('traceresponse')).toBe(`00-${TRACE}-${whole.spanId}-01`);
    expect(collector.headers['api-key']).toBe('a key');
    const transaction = `${whole.name} > use case > transaction`;
    expect(paths()).toEqual(
      expect.arrayContaining([
        `${transaction} > BEGIN`,
        `${transaction} > INSERT`,
        `${transaction} > COMMIT`,
        `${transaction} > ${delivery.name}`,
      ]),
    );
    expect(delivery).toMatchObject({ traceId: TRACE, attributes: { subscriber: 'welcome_mail' } });
    expect(JSON.stringify(collector.spans)).not.toContain('ada@example.com');
    const line = server.log.find(({ trace_id }) => trace_id === TRACE);
    expect(line).toMatchObject({ msg: 'request', span_id: whole.spanId });
    expect(line).toHaveProperty('correlation_id');
  });

  it('show the statements of reads', async () => {
    const { body } = await admin.get('/customers');
    await send('/customers?limit=5', { flags: '01' });
    await send(`/customers/${String(body.items[0].id)}`, { flags: '01' });
    await collector.until(({ name }) => name === 'GET /api/v1/customers/:id');
    expect(paths()).toEqual(
      expect.arrayContaining([
        'GET /api/v1/customers > SELECT',
        'GET /api/v1/customers/:id > SELECT',
      ]),
    );
  });

  it('are not recorded for a caller who records none, or where nobody called', async () => {
    const before = collector.spans.length;
    const response = await send('/customers', { flags: '00' });
    expect(response.headers.get('traceresponse')).toBeNull();
    await admin.get('/customers');
    await send('/vendors', { flags: '01' });
    await collector.until(({ name }) => name === 'GET /api/v1/vendors');
    const since = collector.spans.slice(before).map(({ name }) => name);
    expect(since.filter((name) => name.startsWith('GET'))).toEqual(['GET /api/v1/vendors']);
  });

  it('show a statement of every read that there is', async () => {
    const document = (await (await fetch(`${server.url}/openapi.json`)).json()) as Document;
    const reads = readsOf(document);
    await Promise.all(reads.map(({ path }) => send(path, { flags: '01' })));
    const untraced: string[] = [];
    for (const { operation } of reads) {
      const whole = await collector.until(({ attributes }) => attributes.operation === operation);
      const hasRead = (span: CollectedSpan) =>
        'db.query.text' in span.attributes && pathOf(span).startsWith(`${whole.name} > `);
      if (!collector.spans.some(hasRead)) untraced.push(operation);
    }
    // Who asks stands in the token.
    expect(untraced).toEqual(['getMe']);
  });
});

it('a server whose traces nobody takes serves on, and says so once', async () => {
  const dataDir = temporaryDataDir();
  const server = await StrataProcess.serve({
    DATA_DIR: dataDir.path,
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1',
    OTEL_BSP_SCHEDULE_DELAY: '50',
    OTEL_EXPORTER_OTLP_TIMEOUT: '500',
  });
  const warnings = () => server.log.filter(({ msg }) => msg === 'traces not sent');
  for (let request = 0; request < 30 || warnings().length === 0; request += 1) {
    expect((await fetch(`${server.url}/docs/`)).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(warnings()).toHaveLength(1);
  expect(await server.end()).toBe(0);
  dataDir.remove();
});
