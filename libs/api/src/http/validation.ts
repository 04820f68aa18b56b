import type { ObjectSchema } from 'joi';
import { HttpError, httpErrors, type FieldError } from './http-errors.js';

/** The part of a request that a schema is for; it starts the pointers of its errors. */
export type RequestPart = 'body' | 'query' | 'path';

/** What validation needs to know besides the value. */
export interface ValidationContext {
  /** ISO 3166-1 alpha-2: whose national phone numbers are taken. */
  readonly phoneRegion: string;
}

/** Collects all that is wrong with a request, to answer it at once. */
export class RequestValidation {
  readonly #errors: FieldError[] = [];

  constructor(private readonly context: ValidationContext) {}

  /** The validated value; texts become numbers and the like in query and path, never in the body. */
  check<Value>(schema: ObjectSchema<Value> | undefined, value: unknown, part: RequestPart): Value {
    if (!schema) return undefined as Value;
    const result = schema.validate(value, {
      abortEarly: false,
      context: this.context,
      convert: part !== 'body',
      errors: { wrap: { label: false } },
    });
    for (const { path, message } of result.error?.details ?? []) {
      const prefix = part === 'body' ? '' : `/${part}`;
      this.#errors.push({ pointer: prefix + pointerOf(path), message });
    }
    return result.value as Value;
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
