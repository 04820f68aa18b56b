import { setTimeout as delay } from 'node:timers/promises';
import { load } from './load.mjs';
import { cpuTimeOf } from './process-usage.mjs';

/** Until a load has come to its full height. */
const RISE_SECONDS = 0.5;

/**
 * Measures a scenario on every server that takes part, turn by turn: each is warmed up, then all are
 * measured once a round.
 * @returns of each server its name and a sample a round
 */
export async function measure(scenario, servers, { rounds, seconds, warmUp }) {
  const sides = servers
    .map((server) => ({
      server,
      requests: scenario.requests(server),
      beside: scenario.beside?.(server),
      samples: [],
    }))
    .filter(({ requests }) => requests);
  for (const { requests, beside } of sides) await load(beside ?? requests, { seconds: warmUp });
  for (let round = 0; round < rounds; round += 1) {
    for (const side of sides) {
      side.samples.push(await (side.beside ? sampleBeside : sample)(side, seconds));
    }
  }
  return sides.map(({ server, samples }) => ({ name: server.name, samples }));
}

async function sample({ server, requests }, seconds) {
  const before = cpuTimeOf(server.pid);
  const { count, ...told } = await load(requests, { seconds });
  return { ...told, cpu: (cpuTimeOf(server.pid) - before) / count };
}

/** One connection that asks, alone and beside as many as can be that write. */
async function sampleBeside({ requests, beside }, seconds) {
  const alone = await load(requests, { seconds, connections: 1 });
  const writing = load(beside, { seconds: seconds + 2 * RISE_SECONDS });
  const asking = delay(RISE_SECONDS * 1000).then(() => load(requests, { seconds, connections: 1 }));
  const [written, asked] = await Promise.all([writing, asking]);
  return { alone: alone.p99, beside: asked.p99, times: asked.p99 / alone.p99, rate: written.rate };
}
