import type { Actor, CommandOrigin } from '@strata/application-kit';
import type { Answer } from './answers.js';
import type { ErrorKind } from '@strata/domain-kit';
import type { ObjectSchema, Schema } from 'joi';
import { JSON_MEDIA_TYPE, MERGE_PATCH_MEDIA_TYPE, type FORM_MEDIA_TYPE } from './media-type.js';

/** What a handler gets: everything validated, the actor known. */
export interface EndpointRequest<Params, Query, Body, Role extends string = string> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly actor: Actor<Role>;
  /** Of the client; see `clientNetwork`. */
  readonly network: string;
  /** The versions named by If-Match; undefined without the header or with `*`. */
  readonly expectedVersions: readonly number[] | undefined;
  /** Who gives the command that it is, under which Idempotency-Key if the client sent one. */
  readonly origin: CommandOrigin;
}

/** The answer of an endpoint when all goes well. */
export interface SuccessResponse {
  readonly status: 200 | 201 | 204;
  readonly description: string;
  /** Absent for an answer without a body. */
  readonly schema?: Schema;
  /** Carries an ETag, the version. */
  readonly etag?: boolean;
  /** Carries the address of the new resource. */
  readonly location?: boolean;
}

/** An error that an endpoint may answer: a row of an error table. */
export interface DeclaredError {
  readonly kind: ErrorKind;
  readonly code: string;
}

/**
 * One endpoint: the single place that says what it takes, who may call it and what it answers. The
 * route, the validation, the authorization and the OpenAPI operation all come from here.
 * @typeParam Role names of what users may do; the business has them
 */
export interface EndpointDefinition<Params, Query, Body, Role extends string = string> {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Below the base path; parameters as `:id`. */
  readonly path: `/${string}`;
  /** Unique, camelCase; what client generators call the operation. */
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  /** Groups operations in the docs. */
  readonly tag: string;
  /** The least role that may call it; `public` asks for no token. */
  readonly access: Role | 'public';
  readonly params?: ObjectSchema<Params>;
  readonly query?: ObjectSchema<Query>;
  readonly body?: ObjectSchema<Body>;
  /**
   * What the body changes, as it is answered now; throws when it is not there. What a body gives back
   * as it is stays, whatever rules came after it, so that what GET answers can be PUT.
   */
  readonly current?: (params: Params) => Promise<Versioned>;
  /** Media type of the body beside JSON; PATCH takes a merge patch without saying so. */
  readonly alsoAccepts?: typeof FORM_MEDIA_TYPE;
  /** The most bytes of a body, where that is less than the schema could make use of. */
  readonly bodyBytes?: number;
  /**
   * Media types that it answers in beside JSON, by what its query parameter `format` calls them; who
   * accepts one of them before JSON need not say `format`.
   */
  readonly formats?: Readonly<Record<string, string>>;
  /** Heeds If-Match. */
  readonly conditional?: boolean;
  /** Answers that no cache may keep, such as tokens. */
  readonly secret?: boolean;
  readonly response: SuccessResponse;
  /** Errors of the domain that it may answer, beside those that every endpoint has. */
  readonly errors?: readonly DeclaredError[];
  handle(request: EndpointRequest<Params, Query, Body, Role>): Promise<Answer> | Answer;
}

/** An endpoint of whatever types. */
export type Endpoint<Role extends string = string> = EndpointDefinition<
  unknown,
  unknown,
  unknown,
  Role
>;

/** A resource as it is answered, with its version. */
export interface Versioned {
  readonly version: number;
}

/** Declares an endpoint; the schemas give the handler its types. */
export function endpoint<Role extends string, Params = unknown, Query = unknown, Body = unknown>(
  definition: EndpointDefinition<Params, Query, Body, Role>,
): Endpoint<Exclude<Role, 'public'>> {
  // Its handler is given nothing but what its own schemas have checked.
  return definition as Endpoint<Exclude<Role, 'public'>>;
}

/** True when the endpoint takes an Idempotency-Key: every command that makes something, by POST. */
export function isIdempotent({ method, access }: Endpoint): boolean {
  return method === 'post' && access !== 'public';
}

/** True when it changes what reads show: of those that sign somebody in nothing is read back. */
export function isWrite({ method, access }: Endpoint): boolean {
  return method !== 'get' && access !== 'public';
}

/** The media types that the endpoint takes a body in. */
export function mediaTypesOf({ method, alsoAccepts }: Endpoint): readonly string[] {
  return [
    JSON_MEDIA_TYPE,
    ...(method === 'patch' ? [MERGE_PATCH_MEDIA_TYPE] : []),
    ...(alsoAccepts ? [alsoAccepts] : []),
  ];
}
