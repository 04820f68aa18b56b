import request from 'supertest';
import { testApp } from '../testing/test-app.js';

interface Operation {
  readonly operationId: string;
  readonly responses: Record<string, { readonly headers: object; readonly content?: object }>;
  readonly security: readonly object[];
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
}

async function document() {
  const { body } = await request(testApp().app).get('/openapi.json').expect(200);
  return body as {
    readonly paths: Record<string, Record<string, Operation>>;
    readonly components: { readonly schemas: Record<string, { required?: string[] }> };
  };
}

describe('the OpenAPI document', () => {
  it('gives every operation a name of its own', async () => {
    const ids = Object.values((await document()).paths)
      .flatMap((path) => Object.values(path))
      .map(({ operationId }) => operationId);
    expect(ids.length).toBeGreaterThan(10);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('documents each status of an operation, and what the declaration implies', async () => {
    const { paths } = await document();
    const put = paths['/api/v1/customers/{id}']!['put']!;
    expect(Object.keys(put.responses)).toEqual(
      '200 400 401 403 404 406 409 412 413 415 422 429 500 503'.split(' '),
    );
    expect(put.parameters.map(({ name }) => name)).toEqual(['id', 'If-Match']);
    const get = paths['/api/v1/customers/{id}']!['get']!;
    expect(Object.keys(get.responses)).toEqual(
      '200 304 400 401 404 406 422 429 500 503'.split(' '),
    );
    const token = paths['/api/v1/auth/token']!['post']!;
    expect(token.security).toEqual([]);
    // Passwords may be off, but no role is too low.
    expect(JSON.stringify(token.responses)).not.toContain('auth.role_too_low');
  });

  it('names the schemas of bodies and answers', async () => {
    const { schemas } = (await document()).components;
    expect(Object.keys(schemas)).toEqual(
      expect.arrayContaining(['CustomerCreate', 'CustomerPage', 'CustomerResponse', 'Problem']),
    );
    expect(schemas['CustomerCreate']!.required).toEqual(['name']);
  });
});
