/** One way in which a request is wrong before any business rule looks at it. */
export interface HttpErrorDefinition {
  readonly status: number;
  /** Stable, `http.rule`; part of the public contract. */
  readonly code: string;
  readonly message: string;
}

/** Errors of HTTP itself; the one home of their codes. */
export const httpErrors = {
  bodyNotJson: {
    status: 400,
    code: 'http.body_not_json',
    message: 'The body is not valid JSON in UTF-8, or names a member of an object twice.',
  },
  malformedRequest: {
    status: 400,
    code: 'http.malformed_request',
    message: 'The request cannot be understood.',
  },
  ifMatchMalformed: {
    status: 400,
    code: 'http.if_match_malformed',
    message: 'If-Match holds entity tags as answers gave them, such as "3", or "3", "4", or *.',
  },
  idempotencyKeyMalformed: {
    status: 400,
    code: 'http.idempotency_key_malformed',
    message: 'An Idempotency-Key has 1 to 255 printable ASCII characters.',
  },
  notFound: { status: 404, code: 'http.not_found', message: 'There is nothing at this address.' },
  methodNotAllowed: {
    status: 405,
    code: 'http.method_not_allowed',
    message: 'This address does not take this method; Allow lists those it takes.',
  },
  notAcceptable: {
    status: 406,
    code: 'http.not_acceptable',
    message: 'Answers are application/json, which Accept excludes.',
  },
  requestTimeout: {
    status: 408,
    code: 'http.request_timeout',
    message: 'The request did not come in time.',
  },
  bodyTooLarge: {
    status: 413,
    code: 'http.body_too_large',
    message: 'The body is larger than this endpoint takes.',
  },
  unsupportedMediaType: {
    status: 415,
    code: 'http.unsupported_media_type',
    message: 'The body has a media type, charset or encoding that is not taken here.',
  },
  expectationFailed: {
    status: 417,
    code: 'http.expectation_failed',
    message: 'The only expectation that is met is 100-continue.',
  },
  validationFailed: {
    status: 422,
    code: 'http.validation_failed',
    message: 'The request does not have the expected shape; errors lists what is wrong.',
  },
  tooManyRequests: {
    status: 429,
    code: 'http.too_many_requests',
    message: 'Too many requests; Retry-After says when to go on.',
  },
  headersTooLarge: {
    status: 431,
    code: 'http.headers_too_large',
    message: 'The address and the headers are too large.',
  },
  internal: {
    status: 500,
    code: 'http.internal_error',
    message: 'Something went wrong on our side; the log has it under the correlation id.',
  },
  notReady: {
    status: 503,
    code: 'http.not_ready',
    message: 'The server does not take requests at the moment.',
  },
} as const satisfies Record<string, HttpErrorDefinition>;

/** A place in the request and what is wrong there. */
export interface FieldError {
  /**
   * A JSON Pointer (RFC 6901): into the body, or starting with `/query`, `/path` or `/header`
   * into those.
   */
  readonly pointer: string;
  readonly message: string;
}

/** Ends a request with one of {@link httpErrors}. */
export class HttpError extends Error {
  override readonly name = 'HttpError';

  constructor(
    readonly definition: HttpErrorDefinition,
    readonly extra: {
      readonly errors?: readonly FieldError[];
      readonly headers?: Readonly<Record<string, string>>;
    } = {},
  ) {
    super(definition.message);
  }
}
