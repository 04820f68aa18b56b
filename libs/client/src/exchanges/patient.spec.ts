import { ada, ID, json, problem, ScriptedServer } from '../testing/scripted-server.js';

const params = { path: { id: ID } };
const lost = (): Response => {
  throw new TypeError('fetch failed');
};
const brokenOff = () => {
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"id":'));
      controller.error(new TypeError('terminated'));
    },
  });
  return new Response(body, { headers: { 'Content-Type': 'application/json' } });
};
const unavailable = () => problem(503, 'store.unavailable', { 'Retry-After': '0' });
const found = () => json(ada);

describe('what is sent again', () => {
  it.each([
    ['a read whose answer is lost', lost],
    ['a read whose answer breaks off', brokenOff],
    ['what is turned away', unavailable],
    ['what is too much', () => problem(429, 'http.too_many_requests', { 'Retry-After': '0' })],
    ['a read that a proxy has lost', () => new Response('<html>', { status: 502 })],
  ])('%s', async (_what, first) => {
    const server = ScriptedServer.saying(first, first, found);
    const { data } = await server.client().GET('/api/v1/customers/{id}', { params });
    expect(data).toEqual(ada);
    expect(server.requests).toHaveLength(3);
  });

  it('a change that is turned away, or that meets another one', async () => {
    const locked = () => problem(409, 'store.row_locked', { 'Retry-After': '0' });
    const server = ScriptedServer.saying(unavailable, locked, found);
    const init = { params, body: { name: 'Ada' } };
    const { data } = await server.client().PATCH('/api/v1/customers/{id}', init);
    expect(data).toEqual(ada);
  });
});

describe('what is not sent again', () => {
  it('a change that is lost: it may have been done', async () => {
    const init = { params, body: { name: 'Ada' } };
    const server = ScriptedServer.saying(lost, found);
    await expect(server.client().PATCH('/api/v1/customers/{id}', init)).rejects.toThrow(TypeError);
    const behind = ScriptedServer.saying(() => new Response('', { status: 504 }), found);
    const { response } = await behind.client().PUT('/api/v1/customers/{id}', init);
    expect(response.status).toBe(504);
    expect([server.requests.length, behind.requests.length]).toEqual([1, 1]);
  });

  it.each([
    [409, 'customer.email_taken'],
    [422, 'http.validation_failed'],
    [500, 'http.internal_error'],
  ])('a refusal with %i', async (status, code) => {
    const server = ScriptedServer.saying(() => problem(status, code));
    const { error } = await server.client().POST('/api/v1/customers', { body: { name: 'Ada' } });
    expect(error?.code).toBe(code);
    expect(server.requests).toHaveLength(1);
  });

  it('anything more often than is said', async () => {
    const refusing = ScriptedServer.saying(unavailable);
    const answer = await refusing.client({ retries: 2 }).GET('/api/v1/customers/{id}', { params });
    expect(answer.error?.code).toBe('store.unavailable');
    const losing = ScriptedServer.saying(lost);
    const call = losing.client({ retries: 2 }).GET('/api/v1/customers/{id}', { params });
    await expect(call).rejects.toThrow('fetch failed');
    expect([refusing.requests.length, losing.requests.length]).toEqual([3, 3]);
  });
});

it('an answer without a body stays one, whatever type it says', async () => {
  const headers = { 'Content-Type': 'application/json' };
  const server = ScriptedServer.saying(() => new Response(null, { status: 304, headers }));
  const call = server.client().GET('/api/v1/customers/{id}', { params, parseAs: 'text' });
  expect((await call).response.status).toBe(304);
});

describe('Retry-After', () => {
  const busy = (after: string) => () => problem(503, 'store.busy', { 'Retry-After': after });
  const timed = async (first: () => Response, longestWaitMilliseconds: number) => {
    const server = ScriptedServer.saying(first, found);
    const begin = performance.now();
    const client = server.client({ longestWaitMilliseconds });
    const { response } = await client.GET('/api/v1/customers/{id}', { params });
    return { status: response.status, milliseconds: performance.now() - begin };
  };

  it('is waited for, in seconds and as a date', async () => {
    const soon = new Date(Date.now() + 2000).toUTCString();
    const waits = await Promise.all([timed(busy('1'), 5000), timed(busy(soon), 5000)]);
    expect(waits.map(({ status }) => status)).toEqual([200, 200]);
    expect(waits[0]!.milliseconds).toBeGreaterThan(990);
    // Dates have no parts of a second.
    expect(waits[1]!.milliseconds).toBeGreaterThan(900);
  });

  it('is left to the caller when it is longer than the patience', async () => {
    const { status, milliseconds } = await timed(busy('60'), 5000);
    expect(status).toBe(503);
    expect(milliseconds).toBeLessThan(5000);
  });

  it('that nobody understands is none', async () => {
    expect((await timed(busy('later'), 5)).status).toBe(200);
  });
});

describe('abort and time', () => {
  it('an abort ends a wait at once, with its reason', async () => {
    const server = ScriptedServer.saying(() => problem(503, 'store.busy', { 'Retry-After': '20' }));
    const { signal, abort } = aborting();
    const client = server.client({ longestWaitMilliseconds: 30_000 });
    const call = client.GET('/api/v1/customers/{id}', { params, signal });
    setTimeout(abort, 20);
    await expect(call).rejects.toThrow('enough');
    expect(server.requests).toHaveLength(1);
  });

  it('an abort ends an attempt, and there is no other', async () => {
    const server = new ScriptedServer(silent);
    const { signal, abort } = aborting();
    const call = server.client().GET('/api/v1/customers/{id}', { params, signal });
    setTimeout(abort, 20);
    await expect(call).rejects.toThrow('enough');
    expect(server.requests).toHaveLength(1);
  });

  it('every attempt has its time', async () => {
    const server = new ScriptedServer(silent);
    const client = server.client({ timeoutMilliseconds: 20, retries: 1 });
    const call = client.GET('/api/v1/customers/{id}', { params });
    await expect(call).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(server.requests).toHaveLength(2);
  });
});

/** Answers nothing until it is aborted. */
function silent({ signal }: Request): Promise<Response> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });
}

function aborting() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort(new Error('enough')) };
}
