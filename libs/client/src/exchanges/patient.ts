import { until, type Exchange } from './exchange.js';
import { isRepeatable } from './repeatable.js';

/** How often, and how patiently, something is tried again. */
export interface Patience {
  /** How often it is sent again at most. */
  readonly retries: number;
  /** The longest wait between two attempts; an answer that asks for a longer one is given as it is. */
  readonly longestWaitMilliseconds: number;
}

const FIRST_WAIT_MILLISECONDS = 200;
/** The server, or what is in front of it, has turned the request away. */
const TURNED_AWAY = [429, 503];
/** What is in front of the server does not know what became of the request. */
const LOST = [502, 504];
const CONFLICT = 409;

/**
 * Tries again what was turned away, and what is lost when it may be sent twice: reads, and POSTs with their
 * key. A PUT, PATCH or DELETE that is lost is not sent again: its repetition would be refused (412, 404) although it
 * was done.
 */
export function patient(exchange: Exchange, patience: Patience): Exchange {
  return async (request) => {
    for (let failures = 0; ; failures += 1) {
      const isLast = failures === patience.retries;
      const answer = await attempt(exchange, request, isLast);
      if (answer && (isLast || !isPassing(request, answer))) return answer;
      const wait = asked(answer) ?? backoff(failures, patience);
      if (answer && wait > patience.longestWaitMilliseconds) return answer;
      // The connection is free again.
      await answer?.body?.cancel();
      await pause(wait, request.signal);
    }
  };
}

/** The answer, or nothing when it is lost and may be asked for again. */
async function attempt(exchange: Exchange, request: Request, isLast: boolean) {
  try {
    return await whole(await exchange(request.clone()));
  } catch (error) {
    if (isLast || request.signal.aborted || !isRepeatable(request)) throw error;
    return undefined;
  }
}

/** JSON is read to its end: an answer that breaks off is lost too. */
async function whole(answer: Response): Promise<Response> {
  const isJson = /json/.test(answer.headers.get('Content-Type') ?? '');
  return isJson && answer.body ? new Response(await answer.arrayBuffer(), answer) : answer;
}

/** Whether another attempt may be answered differently, and cannot do anything twice. */
function isPassing(request: Request, { status, headers }: Response): boolean {
  if (TURNED_AWAY.includes(status)) return true;
  // Somebody else is at it: the same request under its key, or another one that holds the row.
  if (status === CONFLICT) return headers.has('Retry-After');
  return LOST.includes(status) && isRepeatable(request);
}

/** The wait that an answer asks for: seconds, or a date. */
function asked(answer: Response | undefined): number | undefined {
  const text = answer?.headers.get('Retry-After');
  if (!text) return undefined;
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}

/** Twice as long each time, and never the same for many clients at once. */
function backoff(failures: number, { longestWaitMilliseconds }: Patience): number {
  const most = Math.min(FIRST_WAIT_MILLISECONDS * 2 ** failures, longestWaitMilliseconds);
  return (most * (1 + Math.random())) / 2;
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await until(signal, over).finally(() => clearTimeout(timer));
}
