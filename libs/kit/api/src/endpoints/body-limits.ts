import type { Schema } from 'joi';
import type { FieldError } from '../errors/http-errors.js';
import { descriptionOf, type SchemaDescription } from '../schemas/schema-description.js';
import { isRecord, type BodyMeasure } from './request-body.js';

/** How much a body may hold before any rule looks at what it says. */
export interface BodyLimits extends BodyMeasure {
  /** On the wire. */
  readonly bytes: number;
}

/** Small bodies need no exact bound. */
const BYTES_MIN = 16 * 1024;
/** No body is larger; a schema that would need more is refused by a test. */
export const BYTES_MAX = 256 * 1024;
/** What a body may hold beyond its schema, so that a mistake is still called by its name. */
const SPARE_MEMBERS = 100;
const SPARE_DEPTH = 8;

/** As `\u00e9`. */
const BYTES_PER_CHARACTER = 6;
/** Lengths count in NFC; before it a character may be three, such as a syllable of Hangul. */
const CHARACTERS_DECOMPOSED = 3;
const BYTES_PER_NUMBER = 32;
const BYTES_PER_UUID = 36;
/** Quotes, colon and comma, and a line of its own with its indentation. */
const BYTES_AROUND = 40;

/** Sizes of schemas: each endpoint, its operation and every app ask again, and Joi is slow to tell. */
const sizes = new WeakMap<Schema, BodyLimits>();

/** The limits of a body: what its schema can make use of, and a little more. */
export function bodyLimitsOf(schema: Schema | undefined, bytes?: number): BodyLimits {
  const size = schema ? sizeOf(schema) : { bytes: 0, members: 0, depth: 0 };
  return {
    bytes: bytes ?? Math.min(Math.max(kibibytes(size.bytes), BYTES_MIN), BYTES_MAX),
    members: size.members + SPARE_MEMBERS,
    depth: size.depth + SPARE_DEPTH,
  };
}

function sizeOf(schema: Schema): BodyLimits {
  const known = sizes.get(schema) ?? largest(descriptionOf(schema));
  sizes.set(schema, known);
  return known;
}

/** What is too much about a body as a whole. */
export function excessOf({ members, depth }: BodyMeasure, limits: BodyLimits): FieldError[] {
  const errors: FieldError[] = [];
  if (members > limits.members) {
    errors.push({ pointer: '', message: `the body has more than ${limits.members} members` });
  }
  if (depth > limits.depth) {
    errors.push({ pointer: '', message: `the body is nested deeper than ${limits.depth} levels` });
  }
  return errors;
}

/** The arrays that are too long, judged before their elements: Joi would look at each of them. */
export function longArrays(schema: SchemaDescription, value: unknown, pointer = ''): FieldError[] {
  if (Array.isArray(value)) {
    const max = ruleOf(schema, 'max') ?? Infinity;
    if (value.length > max)
      return [{ pointer, message: `${pointer.slice(1)} must hold at most ${max} elements` }];
    const [element] = schema.items ?? [];
    if (!element || !holdsArrays(element)) return [];
    return value.flatMap((inner, index) => longArrays(element, inner, `${pointer}/${index}`));
  }
  if (!isRecord(value)) return [];
  return keysOf(schema).flatMap(([name, inner]) =>
    Object.hasOwn(value, name) ? longArrays(inner, value[name], `${pointer}/${name}`) : [],
  );
}

/** The size of the largest value that a schema takes, written with all its blanks and escapes. */
function largest(schema: SchemaDescription): BodyLimits {
  switch (schema.type ?? 'any') {
    case 'object': {
      const inner = keysOf(schema).map(([name, key]) => {
        const size = largest(key);
        return { ...size, bytes: name.length + BYTES_AROUND + size.bytes };
      });
      return {
        bytes: sum(inner, 'bytes') + BYTES_AROUND,
        members: inner.length + sum(inner, 'members'),
        depth: 1 + Math.max(0, ...inner.map(({ depth }) => depth)),
      };
    }
    case 'array': {
      const [element] = (schema.items ?? []).map(largest);
      const max = ruleOf(schema, 'max') ?? Infinity;
      const { bytes, members, depth } = element ?? { bytes: 0, members: 0, depth: 0 };
      return { bytes: max * (bytes + BYTES_AROUND), members: max * members, depth: depth + 1 };
    }
    case 'number':
    case 'boolean':
      return { bytes: BYTES_PER_NUMBER, members: 0, depth: 0 };
    default:
      return { bytes: textBytes(schema), members: 0, depth: 0 };
  }
}

function textBytes(schema: SchemaDescription): number {
  if (ruleOf(schema, 'guid') !== undefined) return BYTES_PER_UUID;
  const { allow: allowed = [], flags: { only = false } = {} } = schema;
  const longest = only
    ? Math.max(...allowed.map((text) => String(text).length))
    : (ruleOf(schema, 'max') ?? ruleOf(schema, 'length') ?? Infinity);
  // What has a pattern is a code or a number, in ASCII.
  const isPlain = only || ruleOf(schema, 'pattern') !== undefined;
  return longest * BYTES_PER_CHARACTER * (isPlain ? 1 : CHARACTERS_DECOMPOSED);
}

/** The limit of a rule; 0 for one without, undefined without the rule. */
function ruleOf(schema: SchemaDescription, name: string): number | undefined {
  const rule = schema.rules?.find((candidate) => candidate.name === name);
  return rule && (rule.args?.limit ?? 0);
}

function keysOf({ keys = {} }: SchemaDescription): [name: string, schema: SchemaDescription][] {
  return Object.entries(keys);
}

function holdsArrays(schema: SchemaDescription): boolean {
  return schema.type === 'array' || keysOf(schema).some(([, inner]) => holdsArrays(inner));
}

function sum(sizes: readonly BodyLimits[], key: keyof BodyLimits): number {
  return sizes.reduce((total, size) => total + size[key], 0);
}

function kibibytes(bytes: number): number {
  return Math.ceil(bytes / 1024) * 1024;
}
