import { pipeline } from 'node:stream/promises';
import type { Snapshots } from '@strata/application-kit';
import { type Exchange, TOTAL_HEADER } from '../exchange/exchange.js';
import type { WholeList, WholeListPart } from '../lists/whole-list.js';

/**
 * Sends a list while it is read, no faster than the client takes it. What fails before the first rows is
 * a problem as always; what fails later cuts the connection, so that half a list never looks whole.
 * @throws whatever reading throws; a client that goes away ends the reading, and nothing is thrown
 */
export async function sendWhole(
  exchange: Exchange,
  whole: WholeList,
  snapshots: Snapshots,
): Promise<void> {
  await snapshots.read(async (snapshot) => {
    const parts = whole.parts(snapshot);
    const first = await parts.next();
    const total = first.done ? 0 : first.value.total;
    const day = snapshot.takenAt.toISOString().slice(0, 10);
    exchange.begin(200, [
      'Content-Type',
      `${whole.mediaType}; charset=utf-8`,
      'Content-Disposition',
      `attachment; filename="${whole.name}-${day}.${whole.extension}"`,
      'Cache-Control',
      'private, no-cache',
      'Vary',
      'Accept',
      TOTAL_HEADER,
      String(total),
    ]);
    if (exchange.request.method === 'HEAD' || first.done) {
      exchange.response.end();
      return;
    }
    await pour(first.value, parts, exchange);
  });
}

async function pour(
  first: WholeListPart,
  parts: AsyncGenerator<WholeListPart, void, undefined>,
  { response }: Exchange,
): Promise<void> {
  let failure: { readonly error: unknown } | undefined;
  async function* texts() {
    yield first.text;
    try {
      for await (const { text } of parts) yield text;
    } catch (error) {
      failure = { error };
      throw error;
    }
  }
  try {
    await pipeline(texts, response);
  } catch {
    if (failure) throw failure.error;
    // The client has gone, and its log line says so.
  }
}
