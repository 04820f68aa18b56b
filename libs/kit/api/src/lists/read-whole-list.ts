import type { Endpoint } from '../endpoints/endpoint.js';
import { partSchema, RequestValidation, type ValidationContext } from '../endpoints/validation.js';
import type { WholeList } from './whole-list.js';

/** Who reads a list without a request: the program itself. */
const PROGRAM = { id: 'system', username: 'system', role: '' };

/** Whether an endpoint answers with a whole list that nothing but a query narrows. */
export function isWholeList({ formats, path }: Endpoint): boolean {
  return formats !== undefined && !path.includes(':');
}

/**
 * The whole list that an endpoint of one answers with, for a program that asks for no token.
 * @param query as in an address; `format` is one of those of the endpoint
 * @throws HttpError 422 for a query that the endpoint does not take
 */
export async function readWholeList(
  endpoint: Endpoint,
  query: Readonly<Record<string, string>>,
  context: ValidationContext,
): Promise<WholeList> {
  const validation = new RequestValidation(context);
  const checked = endpoint.query && validation.check(partSchema('query', endpoint.query), query);
  validation.end();
  const { whole } = await endpoint.handle({
    params: undefined,
    query: checked,
    body: undefined,
    actor: PROGRAM,
    network: '',
    expectedVersions: undefined,
    origin: { by: PROGRAM.id, idempotency: undefined, trace: undefined },
  });
  if (!whole) throw new Error(`${endpoint.operationId} gives no whole list`);
  return whole;
}
