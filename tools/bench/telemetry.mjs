/**
 * `npm run bench:telemetry`: what metrics and traces cost a GET by id, beside
 * the same server without them, turn by turn in one run.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { DURABLE, openDatabase, sampleOf } from './database.mjs';
import { circumstances, formatted } from './document.mjs';
import { gets } from './load.mjs';
import { measure } from './measurement.mjs';
import { number, whole } from './options.mjs';
import { runProgram } from './program.mjs';
import { digits, table } from './report.mjs';
import { ratio, spread } from './statistics.mjs';
import { startStrata } from './strata.mjs';

const SAMPLE = 1000;

await runProgram(
  {
    command: 'npm run bench:telemetry',
    purpose: 'CPU of a GET with metrics and with traces, as a ratio to one without.',
    options: {
      seconds: { fallback: '5', read: number, what: 'how long to measure a server in a round' },
      rounds: { fallback: '7', read: whole, what: 'how often' },
      'warm-up': { fallback: '8', read: number, what: 'seconds before that' },
      customers: { fallback: '10000', read: whole, what: 'how many there are' },
      sampled: { fallback: '0.01', read: number, what: 'the share of requests that are traced' },
    },
  },
  telemetry,
);

async function telemetry(options, args, cleanup) {
  const { seconds, rounds, 'warm-up': warmUp, customers, sampled } = options;
  const seed = ['seed', '--customers', String(customers), '--items', '0'];
  const { url, client } = await openDatabase(cleanup, DURABLE, seed);
  await client.query('VACUUM ANALYZE customers');
  const metrics = { METRICS_PORT: '0' };
  const traces = {
    OTEL_EXPORTER_OTLP_ENDPOINT: await startCollector(cleanup),
    OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
    OTEL_TRACES_SAMPLER_ARG: String(sampled),
  };
  const sides = { neither: {}, metrics, traces, both: { ...metrics, ...traces } };
  const servers = [];
  for (const [name, settings] of Object.entries(sides)) {
    servers.push(await startStrata(cleanup, url, { name, settings }));
  }
  const { ids } = await sampleOf(client, SAMPLE);
  const ends = ids.map((id) => `/${id}`);
  const scenario = { requests: (server) => gets(server.customers, ends, server.headers) };
  const measured = await measure(scenario, servers, { rounds, seconds, warmUp });
  const cpuOf = ({ samples }) => samples.map(({ cpu }) => cpu);
  const rows = measured.map((side) => {
    const times = ratio(cpuOf(side), cpuOf(measured[0]));
    const cpu = spread(cpuOf(side));
    return [
      side.name,
      digits(cpu.median),
      digits(times.median),
      digits(times.min),
      digits(times.max),
    ];
  });
  const head = ['GET by id', 'CPU ms', '× neither', 'least', 'most'];
  const text = [await circumstances('bench:telemetry', args, client), table(head, rows)];
  console.log(await formatted(text.join('\n\n')));
}

/** Takes traces and throws them away. */
async function startCollector(cleanup) {
  const server = createServer((request, response) =>
    request.resume().on('end', () => response.end()),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  cleanup.add(() => server.close());
  return `http://127.0.0.1:${server.address().port}`;
}
