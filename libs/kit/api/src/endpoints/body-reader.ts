import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { bodyLimitsOf, excessOf } from './body-limits.js';
import { mediaTypesOf, type Endpoint } from './endpoint.js';
import { HttpError, httpErrors } from '../errors/http-errors.js';
import { FORM_MEDIA_TYPE, mediaTypeOf, unsupportedMediaType } from './media-type.js';
import { decodeBody, lengthOf, parseForm, parseJson, readBody } from './request-body.js';

/**
 * Makes the function that reads the bodies of an endpoint: undefined where none is declared, whatever
 * comes, and an empty object for an empty one of whatever type, so that what is missing in it is named
 * like anything else.
 * It throws HttpError 415, 413, 400 and 422 (too many members, nested too deep), in this order; only in
 * chunks a body shows that it is too large before it shows that it is not empty.
 */
export function bodyReader(endpoint: Endpoint): (request: IncomingMessage) => Promise<unknown> {
  const accepted = mediaTypesOf(endpoint);
  const limits = bodyLimitsOf(endpoint.body, endpoint.bodyBytes);
  return async (request) => {
    if (endpoint.method === 'get') return undefined;
    if (!endpoint.body) {
      await readBody(request, limits.bytes);
      return undefined;
    }
    // What is known to be wrong is not read.
    if (lengthOf(request)) typeOf(request.headers, accepted);
    const bytes = await readBody(request, limits.bytes);
    if (bytes.length === 0) return {};
    const type = typeOf(request.headers, accepted);
    const text = decodeBody(bytes);
    const { value, measure } =
      type === FORM_MEDIA_TYPE ? parseForm(text, limits.members) : parseJson(text, limits.depth);
    const errors = excessOf(measure, limits);
    if (errors.length > 0) throw new HttpError(httpErrors.validationFailed, { errors });
    return value;
  };
}

/** The media type of a body that holds something. @throws HttpError 415 */
function typeOf(headers: IncomingHttpHeaders, accepted: readonly string[]): string {
  const { 'content-type': type, 'content-encoding': encoding = 'identity' } = headers;
  if (encoding !== 'identity') throw unsupportedMediaType(accepted);
  return mediaTypeOf(type, accepted);
}
