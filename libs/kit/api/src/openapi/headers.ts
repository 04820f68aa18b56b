import {
  CONSISTENCY_TOKEN_HEADER,
  CORRELATION_ID_HEADER,
  PROCESS_TIME_HEADER,
  TOTAL_HEADER,
} from '../exchange/exchange.js';

const HEADERS = {
  [CORRELATION_ID_HEADER]: ['string', 'The request’s own, or a new one.'],
  [PROCESS_TIME_HEADER]: ['string', 'Seconds the server worked on it.'],
  [CONSISTENCY_TOKEN_HEADER]: [
    'string',
    'To be sent with reads that must show this change; where a replica answers reads.',
  ],
  [TOTAL_HEADER]: ['integer', 'How many rows a whole list has; it is whole when as many came.'],
  Accept: ['string', 'The media types that a body may have.'],
  'Accept-Encoding': ['string', 'The encoding that a body may have: none.'],
  'Accept-Patch': ['string', 'The media types that a PATCH may have.'],
  'Content-Disposition': ['string', 'The name of a file for a whole list.'],
  ETag: ['string', 'The version, for If-Match and If-None-Match.'],
  Location: ['string', 'Where the new resource is.'],
  'Retry-After': ['integer', 'Seconds to wait.'],
  'WWW-Authenticate': ['string', 'What kind of credentials is asked for.'],
} as const;

/** A header that an answer may carry. */
export type HeaderName = keyof typeof HEADERS;

/** The headers of every answer. */
export const HEADERS_OF_ALL: readonly HeaderName[] = [CORRELATION_ID_HEADER, PROCESS_TIME_HEADER];

/** The header components of the document. */
export const headerComponents = Object.fromEntries(
  Object.entries(HEADERS).map(([name, [type, description]]) => [
    name,
    { description, schema: { type } },
  ]),
);

/** References to the headers of one response. */
export function headerReferences(names: readonly HeaderName[]) {
  return Object.fromEntries(
    [...HEADERS_OF_ALL, ...names].map((name) => [name, { $ref: `#/components/headers/${name}` }]),
  );
}
