import { setTimeout as sleep } from 'node:timers/promises';
import type { Client, JsonAnswer, RequestOptions } from './client.js';

/** In flight (a killed process's transaction is still being rolled back), or not now. */
const TRY_AGAIN = [409, 503];

const PATIENCE_MILLISECONDS = 120_000;

/**
 * Posts under one Idempotency-Key until it is done, whatever happens to servers and connections.
 * @param client who to ask this time
 * @throws Error for an answer that neither does it nor asks to try again, or when there is none for
 * two minutes
 */
export async function insist(
  client: () => Client,
  key: string,
  path: string,
  options: RequestOptions,
): Promise<JsonAnswer> {
  const deadline = performance.now() + PATIENCE_MILLISECONDS;
  for (;;) {
    try {
      const headers = { 'Idempotency-Key': key };
      const answer = await client().post(path, { ...options, headers });
      if (answer.status < 300) return answer;
      const isLate = performance.now() > deadline;
      if (isLate || !TRY_AGAIN.includes(answer.status)) throw new Error(answer.text);
    } catch (error) {
      // What fetch throws is a TypeError of another realm under Jest.
      if ((error as Error).name !== 'TypeError' || performance.now() > deadline) throw error;
    }
    await sleep(20);
  }
}
