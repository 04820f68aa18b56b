import { ok } from './ok.js';
import { isProblemError, ProblemError, type ProblemCode } from './problem-error.js';
import { ada, ID, json, problem, ScriptedServer } from './testing/scripted-server.js';

const params = { path: { id: ID } };
const taken = () => problem(409, 'customer.email_taken');

describe('what a call gives', () => {
  it('is data, or an error whose codes are those of the operation', async () => {
    const client = ScriptedServer.saying(taken).client();
    const { data, error } = await client.POST('/api/v1/customers', { body: { name: 'Ada' } });
    expect(data).toBeUndefined();
    expect(error?.code === 'customer.email_taken' && error.status).toBe(409);
    // @ts-expect-error No customer is refused for that.
    expect(error?.code === 'stock.insufficient').toBe(false);
  });
});

describe('ok', () => {
  it('gives the data, and nothing where there are none', async () => {
    const server = ScriptedServer.saying(
      () => json(ada),
      () => new Response(null, { status: 204 }),
    );
    const client = server.client();
    const { name } = await ok(client.GET('/api/v1/customers/{id}', { params }));
    expect(name).toBe('Ada');
    await expect(ok(client.DELETE('/api/v1/customers/{id}', { params }))).resolves.toBeUndefined();
  });

  it('throws what the server has answered, told apart by code', async () => {
    const client = ScriptedServer.saying(taken).client();
    const thrown: unknown = await ok(
      client.POST('/api/v1/customers', { body: { name: 'Ada' } }),
    ).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(ProblemError);
    expect(isProblemError(thrown)).toBe(true);
    expect(isProblemError(thrown, 'vendor.name_taken')).toBe(false);
    if (!isProblemError(thrown, 'customer.email_taken')) throw thrown;
    const code: 'customer.email_taken' | undefined = thrown.code;
    expect(code).toBe('customer.email_taken');
    expect(thrown).toMatchObject({
      status: 409,
      message: 'what customer.email_taken means',
      problem: { correlation_id: 'c' },
    });
  });

  it('has no code where a proxy has answered', async () => {
    const server = ScriptedServer.saying(() => new Response('<h1>Bad</h1>', { status: 502 }));
    const client = server.client({ retries: 0 });
    const thrown: unknown = await ok(client.GET('/api/v1/customers/{id}', { params })).catch(
      (error: unknown) => error,
    );
    expect(thrown).toMatchObject({ status: 502, code: undefined, problem: undefined });
  });

  it('knows every code by its type', () => {
    const code: ProblemCode = 'stock.insufficient';
    // @ts-expect-error There is none of that name.
    const none: ProblemCode = 'customer.too_tall';
    expect([code, none]).toHaveLength(2);
  });
});
