import type { JsonValue } from '@strata/domain-kit';
import { Ajv2020 } from 'ajv/dist/2020.js';

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });

/** What of some data its schema does not say, anything that the schema does not name among it. */
export function schemaProblems(schema: JsonValue, data: unknown): readonly string[] {
  const validate = ajv.compile(closed(schema) as object);
  validate(data);
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message}: ${JSON.stringify(params)}`,
  );
}

/** The schema of those that hold what it names and nothing else. */
function closed(schema: JsonValue): JsonValue {
  if (typeof schema !== 'object' || schema === null) return schema;
  if (Array.isArray(schema)) return schema.map(closed);
  const parts = Object.entries(schema).map(([keyword, value]) => [keyword, closed(value)]);
  const isObject = 'type' in schema && schema['type'] === 'object';
  return Object.fromEntries([...parts, ...(isObject ? [['additionalProperties', false]] : [])]);
}
