import { connect, type AddressInfo, type Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Far more than anything here takes, so that only a fault meets it. */
const PATIENCE_MILLISECONDS = 20_000;

/** What came back over one connection. */
export interface RawReply {
  readonly text: string;
  /** Status codes of the answers, in order; interim ones too. */
  readonly statuses: readonly number[];
  /** The body of the last answer, if it is JSON. */
  readonly body: Record<string, unknown>;
}

/**
 * Sends pieces of text as they are, without an HTTP client that would mend them.
 * @param pieces numbers are pauses in milliseconds
 * @param until the answer is complete when this is found in it; by default when the server closes
 */
export async function rawExchange(
  server: Server,
  pieces: readonly (string | number)[],
  until?: string | RegExp,
): Promise<RawReply> {
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  let text = '';
  const done = new Promise<void>((resolve) => {
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      if (until !== undefined && text.search(until) >= 0) resolve();
    });
    // A reset after the answer is an end like any other.
    socket.on('error', () => resolve()).on('close', () => resolve());
    setTimeout(resolve, PATIENCE_MILLISECONDS).unref();
  });
  for (const piece of pieces) {
    if (typeof piece === 'number') await sleep(piece);
    else if (!socket.destroyed) socket.write(piece, 'latin1');
  }
  await done;
  const isOpen = until === undefined && !socket.destroyed && !socket.readableEnded;
  socket.destroy();
  if (isOpen) throw new Error(`the server kept the connection after: ${text}`);
  return {
    text,
    statuses: [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status)),
    body: jsonOf(text),
  };
}

function jsonOf(text: string): Record<string, unknown> {
  const start = text.lastIndexOf('\r\n\r\n');
  try {
    return JSON.parse(text.slice(start)) as Record<string, unknown>;
  } catch {
    return {};
  }
}
