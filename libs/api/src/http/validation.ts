import type { ObjectSchema } from 'joi';
import { HttpError, httpErrors, type FieldError } from './http-errors.js';

/** The part of a request that a schema is for; it starts the pointers of its errors. */
export type RequestPart = 'body' | 'query' | 'path';

/** What validation needs to know besides the value. */
export interface ValidationContext {
  /** ISO 3166-1 alpha-2: whose national phone numbers are taken. */
  readonly phoneRegion: string;
}

/** A schema made ready, once, for the part of requests that it is for. */
export interface PartSchema {
  readonly part: RequestPart;
  readonly schema: ObjectSchema;
}

/** Texts become numbers and the like in query and path, never in the body. */
export function partSchema(part: RequestPart, schema: ObjectSchema): PartSchema {
  const errors = { wrap: { label: false } } as const;
  return { part, schema: schema.prefs({ abortEarly: false, convert: part !== 'body', errors }) };
}

/** Collects all that is wrong with a request, to answer it at once. */
export class RequestValidation {
  readonly #errors: FieldError[] = [];

  constructor(private readonly context: ValidationContext) {}

  /** The validated value; undefined when nothing is asked for. */
  check(prepared: PartSchema | undefined, value: unknown): unknown {
    if (!prepared) return undefined;
    const { part, schema } = prepared;
    // Ids depend on nothing else, and Joi is quicker without options.
    const result =
      part === 'path' ? schema.validate(value) : schema.validate(value, { context: this.context });
    for (const { path, message } of result.error?.details ?? []) {
      const prefix = part === 'body' ? '' : `/${part}`;
      this.#errors.push({ pointer: prefix + pointerOf(path), message });
    }
    return result.value;
  }

  /** @throws HttpError 422 listing everything that was wrong */
  end(): void {
    if (this.#errors.length === 0) return;
    throw new HttpError(httpErrors.validationFailed, { errors: this.#errors });
  }
}

function pointerOf(path: readonly (string | number)[]): string {
  return path
    .map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}
