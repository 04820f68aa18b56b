import type { ObjectSchema } from 'joi';
import { longArrays } from './body-limits.js';
import { type FieldError, HttpError, httpErrors } from '../errors/http-errors.js';
import { descriptionOf, type SchemaDescription } from '../schemas/schema-description.js';
import { isRecord } from './request-body.js';

/** The part of a request that a schema is for; it starts the pointers of its errors. */
export type RequestPart = 'body' | 'query' | 'path';

/** What the business's own schemas need to know besides the value; Joi hands it to them. */
export type ValidationContext = Readonly<Record<string, unknown>>;

/** A schema made ready, once, for the part of requests that it is for. */
export interface PartSchema {
  readonly part: RequestPart;
  /** Stops at the first fault. */
  readonly first: ObjectSchema;
  /** Finds all of them. */
  readonly every: ObjectSchema;
  readonly description: SchemaDescription;
}

/** More errors, and longer ones, help nobody. */
export const ERRORS_MAX = 100;
const ERROR_TEXT_MAX = 200;
/** Of a long array with a fault only so many elements more are looked at. */
const ELEMENTS_AFTER_FAULT = 20;

/** Shared by the endpoints and the apps that take the same: it is dear to make. */
const prepared: Readonly<Record<RequestPart, WeakMap<ObjectSchema, PartSchema>>> = {
  body: new WeakMap(),
  query: new WeakMap(),
  path: new WeakMap(),
};

/** Texts become numbers and the like in query and path, never in the body. */
export function partSchema(part: RequestPart, schema: ObjectSchema): PartSchema {
  const ready = prepared[part].get(schema) ?? prepare(part, schema);
  prepared[part].set(schema, ready);
  return ready;
}

function prepare(part: RequestPart, schema: ObjectSchema): PartSchema {
  const prefs = { convert: part !== 'body', errors: { wrap: { label: false } } } as const;
  return {
    part,
    first: schema.prefs({ ...prefs, abortEarly: true }),
    every: schema.prefs({ ...prefs, abortEarly: false }),
    description: descriptionOf(schema),
  };
}

/** Collects all that is wrong with a request, to answer it at once. */
export class RequestValidation {
  readonly #errors: FieldError[] = [];

  constructor(private readonly context: ValidationContext) {}

  /** Whether there is nothing wrong with the value. */
  static accepts(
    { part, first, description }: PartSchema,
    value: unknown,
    context: ValidationContext,
  ): boolean {
    if (part === 'body' && longArrays(description, value).length > 0) return false;
    return first.validate(value, { context }).error === undefined;
  }

  /** The validated value; undefined when nothing is asked for. */
  check(schema: PartSchema | undefined, value: unknown): unknown {
    if (!schema) return undefined;
    const { part, first, every, description } = schema;
    const long = part === 'body' ? longArrays(description, value) : [];
    this.#errors.push(...long);
    if (long.length > 0) return undefined;
    // Ids depend on nothing else, and Joi is quicker without options.
    const options = part === 'path' ? undefined : { context: this.context };
    const result = first.validate(value, options);
    const [fault] = result.error?.details ?? [];
    if (!fault) return result.value;
    const { error } = every.validate(part === 'body' ? upTo(value, fault.path) : value, options);
    const prefix = part === 'body' ? '' : `/${part}`;
    for (const { path, message } of error?.details ?? [fault]) {
      this.#errors.push({ pointer: prefix + pointerOf(path), message });
    }
    return undefined;
  }

  /** @throws HttpError 422 listing what was wrong, {@link ERRORS_MAX} at most */
  end(): void {
    if (this.#errors.length === 0) return;
    const errors = this.#errors.slice(0, ERRORS_MAX).map(({ pointer, message }) => ({
      pointer: shortened(pointer),
      message: shortened(message),
    }));
    throw new HttpError(httpErrors.validationFailed, { errors });
  }
}

/** The value with its arrays cut soon after a fault: each error costs more than all else in a body. */
function upTo(value: unknown, [step, ...path]: readonly (string | number)[]): unknown {
  if (Array.isArray(value)) {
    const end = (typeof step === 'number' ? step : 0) + 1 + ELEMENTS_AFTER_FAULT;
    return value.slice(0, end).map((inner, index) => upTo(inner, index === step ? path : []));
  }
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, upTo(inner, name === step ? path : [])]),
  );
}

function pointerOf(path: readonly (string | number)[]): string {
  return path
    .map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}

function shortened(text: string): string {
  return text.length > ERROR_TEXT_MAX ? `${text.slice(0, ERROR_TEXT_MAX)}…` : text;
}
