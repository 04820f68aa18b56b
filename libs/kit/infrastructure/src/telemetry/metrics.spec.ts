import { Metrics, textOf } from './metrics.js';

const service = { name: 'lamps', version: '1.2.3' };
const request = { operation: 'getLamp', outcome: '200', processTime: 0.003, problem: undefined };
const event = {
  id: '0196d2a0-0000-7000-8000-000000000001',
  name: 'lamp.turned_on',
  schemaVersion: 1,
  aggregateType: 'lamp',
  aggregateId: '0196d2a0-0000-7000-8000-000000000002',
  aggregateVersion: 2,
  occurredAt: new Date(0),
  actor: 'clara',
  payload: {},
};

/** The samples of a text of Prometheus, by series. */
const samplesOf = (text: string) =>
  Object.fromEntries(
    text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]),
  );

describe('metrics', () => {
  it('count what they are told of', async () => {
    const metrics = new Metrics(service);
    metrics.answered(request);
    metrics.answered({ ...request, outcome: '503', processTime: 2, problem: 'store.busy' });
    metrics.committed([event, event]);
    metrics.gaveWay();
    metrics.tried('mail', 'given_up');
    expect(samplesOf(await metrics.text())).toMatchObject({
      'http_server_requests_total{operation="getLamp",status="200"}': 1,
      'http_server_requests_total{operation="getLamp",status="503"}': 1,
      'http_server_request_duration_seconds_bucket{le="0.005",operation="getLamp"}': 1,
      'http_server_request_duration_seconds_sum{operation="getLamp"}': 2.003,
      'http_server_problems_total{code="store.busy"}': 1,
      'domain_events_total{event="lamp.turned_on"}': 2,
      unit_of_work_retries_total: 1,
      'outbox_deliveries_total{subscriber="mail",outcome="given_up"}': 1,
      'service_info{service="lamps",version="1.2.3"}': 1,
    });
  });

  it('look at the connections and the outbox once for all who are asked', async () => {
    const metrics = new Metrics(service);
    let looks = 0;
    let isAway = false;
    const lists = {
      query: async () => {
        looks += 1;
        if (isAway) throw new Error('away');
        return { rows: [{ subscriber: 'mail', pending: 3, failed: 1, oldest: 12.5 }] };
      },
    };
    const usage = () =>
      [{ work: 'rows', size: 4, open: 3, idle: 1, waiting: 2 }] as const satisfies object[];
    metrics.watch({ usage, lists } as unknown as Parameters<Metrics['watch']>[0], ['mail', 'post']);
    const samples = samplesOf(await metrics.text());
    expect(looks).toBe(1);
    expect(samples).toMatchObject({
      'db_pool_connections{work="rows",state="idle"}': 1,
      'db_pool_connections{work="rows",state="used"}': 2,
      'db_pool_connections_max{work="rows"}': 4,
      'db_pool_waiting{work="rows"}': 2,
      'outbox_pending_deliveries{subscriber="mail"}': 3,
      'outbox_failed_deliveries{subscriber="mail"}': 1,
      'outbox_oldest_pending_seconds{subscriber="mail"}': 12.5,
      'outbox_pending_deliveries{subscriber="post"}': 0,
    });
    isAway = true;
    const without = await metrics.text();
    expect(without).toContain('# TYPE outbox_pending_deliveries gauge');
    expect(without).not.toContain('outbox_pending_deliveries{');
    expect(samplesOf(without)).toMatchObject({ 'db_pool_waiting{work="rows"}': 2 });
  });

  it('of several processes are one text with a series for each', async () => {
    const [one, other] = [new Metrics(service), new Metrics(service)];
    one.answered(request);
    other.answered(request);
    other.answered(request);
    const sent = async (metrics: Metrics) =>
      JSON.parse(JSON.stringify(await metrics.snapshot())) as Awaited<
        ReturnType<Metrics['snapshot']>
      >;
    const text = await textOf(
      new Map([
        ['1', await sent(one)],
        ['2', await sent(other)],
      ]),
    );
    expect(samplesOf(text)).toMatchObject({
      'http_server_requests_total{operation="getLamp",status="200",worker="1"}': 1,
      'http_server_requests_total{operation="getLamp",status="200",worker="2"}': 2,
      'http_server_request_duration_seconds_bucket{le="+Inf",operation="getLamp",worker="2"}': 2,
      'service_info{service="lamps",version="1.2.3",worker="1"}': 1,
    });
    expect(text).toMatch(/^process_start_time_seconds\{worker="2"\} /m);
    expect(text.match(/^# TYPE http_server_requests_total /gm)).toHaveLength(1);
  });
});
