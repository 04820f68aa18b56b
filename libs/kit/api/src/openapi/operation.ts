import type { ObjectSchema } from 'joi';
import { bodyLimitsOf } from '../endpoints/body-limits.js';
import { type Endpoint, isIdempotent, isWrite, mediaTypesOf } from '../endpoints/endpoint.js';
import { JSON_MEDIA_TYPE } from '../endpoints/media-type.js';
import { CONSISTENCY_TOKEN_HEADER, TOTAL_HEADER } from '../exchange/exchange.js';
import { PROBLEM_MEDIA_TYPE } from '../errors/problem.js';
import { descriptionOf } from '../schemas/schema-description.js';
import { exampleOf } from './example.js';
import { describeErrors, errorCodesOf } from './error-responses.js';
import { headerReferences, type HeaderName } from './headers.js';
import type { SchemaComponents } from './json-schema.js';
import { problemOf, problemSchema } from './problem-schema.js';

/** The OpenAPI operation of an endpoint. */
export function operationOf(
  endpoint: Endpoint,
  roles: readonly string[],
  components: SchemaComponents,
) {
  const { operationId, summary, description, tag, access, body } = endpoint;
  const needs = access === 'public' ? undefined : `Needs the role \`${access}\`.`;
  return {
    operationId,
    summary,
    description: [description, needs].filter(Boolean).join('\n\n') || undefined,
    tags: [tag],
    security: access === 'public' ? [] : [{ oauth2: [] }],
    parameters: parametersOf(endpoint, components),
    requestBody: body && requestBodyOf(body, endpoint, components),
    responses: responsesOf(endpoint, roles, components),
  };
}

function requestBodyOf(body: ObjectSchema, endpoint: Endpoint, components: SchemaComponents) {
  const schema = components.add(body);
  const types = mediaTypesOf(endpoint);
  const required = Object.values(descriptionOf(body).keys ?? {}).some(
    ({ flags }) => flags?.presence === 'required',
  );
  const { bytes, members, depth } = bodyLimitsOf(body, endpoint.bodyBytes);
  const description = `At most ${bytes} bytes, ${members} members and ${depth} levels.`;
  const content = { schema, example: exampleOf(body) };
  return {
    description,
    required,
    content: Object.fromEntries(types.map((type) => [type, content])),
  };
}

function parametersOf(endpoint: Endpoint, components: SchemaComponents) {
  return [
    ...schemaParameters(endpoint.params, 'path', components),
    ...schemaParameters(endpoint.query, 'query', components),
    ...headerParameters(endpoint),
  ];
}

function schemaParameters(
  schema: ObjectSchema | undefined,
  place: 'path' | 'query',
  components: SchemaComponents,
) {
  if (!schema) return [];
  const { properties = {}, required = [] } = components.add(schema);
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: place,
    required: required.includes(name),
    description,
    schema: rest,
  }));
}

function headerParameters(endpoint: Endpoint) {
  const { method, conditional, response } = endpoint;
  const parameters: [name: string, description: string][] = [];
  if (conditional)
    parameters.push([
      'If-Match',
      'The ETag that was seen, or a list of them; another one answers 412.',
    ]);
  if (method === 'get' && response.etag) {
    parameters.push(['If-None-Match', 'The ETag that is known; the same one answers 304.']);
  }
  if (method === 'get' && endpoint.access !== 'public') {
    parameters.push([
      CONSISTENCY_TOKEN_HEADER,
      'As the answer to a change gave it; what is read then shows that change.',
    ]);
  }
  if (isIdempotent(endpoint)) {
    parameters.push(['Idempotency-Key', 'Makes a retry safe: the first answer is given again.']);
  }
  return parameters.map(([name, description]) => ({
    name,
    in: 'header',
    required: false,
    description,
    schema: { type: 'string' },
  }));
}

function responsesOf(endpoint: Endpoint, roles: readonly string[], components: SchemaComponents) {
  const { status, description, schema, etag, location } = endpoint.response;
  const headers: HeaderName[] = [
    ...(etag ? (['ETag'] as const) : []),
    ...(location ? (['Location'] as const) : []),
    ...(endpoint.formats ? (['Content-Disposition', TOTAL_HEADER] as const) : []),
    ...(isWrite(endpoint) ? ([CONSISTENCY_TOKEN_HEADER] as const) : []),
  ];
  const responses: Record<string, unknown> = {
    [status]: {
      description,
      headers: headerReferences(headers),
      content: schema && { [JSON_MEDIA_TYPE]: { schema: components.add(schema) } },
      // As further content they would make of each answer a text or a page, in every generated client.
      'x-formats': endpoint.formats,
    },
  };
  if (endpoint.method === 'get' && etag) {
    responses[304] = {
      description: 'What the client has is the present version.',
      headers: headerReferences(['ETag']),
    };
  }
  const problem = components.add(problemSchema);
  for (const [code, codes] of errorCodesOf(endpoint, roles)) {
    responses[code] = {
      description: describeErrors(code, codes),
      headers: headerReferences(HEADERS_OF_STATUS[code] ?? []),
      content: { [PROBLEM_MEDIA_TYPE]: { schema: problemOf(problem, codes) } },
    };
  }
  return responses;
}

const HEADERS_OF_STATUS: Readonly<Record<number, readonly HeaderName[]>> = {
  401: ['WWW-Authenticate'],
  409: ['Retry-After'],
  415: ['Accept', 'Accept-Encoding', 'Accept-Patch'],
  429: ['Retry-After'],
  503: ['Retry-After'],
};
