import { isDeepStrictEqual } from 'node:util';
import { aggregateErrors } from '@strata/domain-kit';
import type { Endpoint } from './endpoint.js';
import { isRecord } from './request-body.js';
import { RequestValidation, type PartSchema, type ValidationContext } from './validation.js';

/** What a request changes, and the versions of which it saw one; undefined when it does not say. */
interface Change {
  readonly body: unknown;
  readonly expectedVersions: readonly number[] | undefined;
}

/**
 * Reads what a body changes: one that the schema takes as it is, and of another what differs from
 * the resource as it is answered now. What was seen of that is what If-Match says, or without it the
 * version that the body gives back.
 * @throws DomainError `aggregate.version_mismatch` when something else was seen; that it is not there
 */
export function changeReader(
  current: Endpoint['current'],
  schema: PartSchema | undefined,
  context: ValidationContext,
): (
  body: unknown,
  params: unknown,
  expectedVersions: readonly number[] | undefined,
) => Promise<Change> {
  return async (body, params, expectedVersions) => {
    const asGiven = { body, expectedVersions };
    if (!current || !schema || !params || !isRecord(body)) return asGiven;
    // Looked up for the few bodies only that would be refused.
    if (RequestValidation.accepts(schema, body, context)) return asGiven;
    const present = await current(params);
    const { version } = present;
    const seen = expectedVersions ?? versionsIn(body);
    if (seen && !seen.includes(version)) throw aggregateErrors.versionMismatch(seen, version);
    const shown = new Map<string, unknown>(Object.entries(present));
    const changed = Object.fromEntries(
      Object.entries(body).filter(
        ([name, value]) => !shown.has(name) || !isDeepStrictEqual(value, shown.get(name)),
      ),
    );
    return { body: changed, expectedVersions: seen };
  };
}

/** The version that a body gives back, if it does. */
function versionsIn({ version }: Readonly<Record<string, unknown>>): readonly number[] | undefined {
  return typeof version === 'number' && Number.isInteger(version) ? [version] : undefined;
}
