import { isDeepStrictEqual } from 'node:util';
import type { Endpoint } from './endpoint.js';
import { isRecord } from './request-body.js';
import { RequestValidation, type PartSchema, type ValidationContext } from './validation.js';

/**
 * Reads what a body changes: one that the schema takes as it is, and of another what differs from
 * the resource as it is answered now.
 */
export function changeReader(
  current: Endpoint['current'],
  schema: PartSchema | undefined,
  context: ValidationContext,
): (body: unknown, params: unknown) => Promise<unknown> {
  return async (body, params) => {
    if (!current || !schema || !params || !isRecord(body)) return body;
    // Looked up for the few bodies only that would be refused.
    if (RequestValidation.accepts(schema, body, context)) return body;
    const present = await current(params);
    if (!present) return body;
    const shown = new Map(Object.entries(present));
    return Object.fromEntries(
      Object.entries(body).filter(
        ([name, value]) => !shown.has(name) || !isDeepStrictEqual(value, shown.get(name)),
      ),
    );
  };
}
