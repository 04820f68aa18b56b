import type { Request } from 'express';
import { bodyLimitsOf, excessOf } from './body-limits.js';
import { mediaTypesOf, type Endpoint } from './endpoint.js';
import { HttpError, httpErrors } from './http-errors.js';
import { FORM_MEDIA_TYPE, mediaTypeOf, unsupportedMediaType } from './media-type.js';
import { parseForm, parseJson, readBody } from './request-body.js';

/**
 * Makes the function that reads the bodies of an endpoint: undefined where none is declared, and an
 * empty object for an empty one, so that what is missing in it is named like anything else.
 * It throws HttpError 415, 413, 400 and 422 (too many members, nested too deep), in this order.
 */
export function bodyReader(endpoint: Endpoint): (request: Request) => Promise<unknown> {
  const accepted = mediaTypesOf(endpoint);
  const limits = bodyLimitsOf(endpoint.body, endpoint.bodyBytes);
  return async (request) => {
    if (endpoint.method === 'get') return undefined;
    const { 'content-type': given, 'content-encoding': encoding = 'identity' } = request.headers;
    if (encoding !== 'identity') throw unsupportedMediaType(accepted);
    const type = endpoint.body && given !== undefined ? mediaTypeOf(given, accepted) : undefined;
    const text = await readBody(request, limits.bytes);
    if (!endpoint.body) return undefined;
    if (text === '') return {};
    if (type === undefined) throw unsupportedMediaType(accepted);
    const { value, measure } =
      type === FORM_MEDIA_TYPE ? parseForm(text, limits.members) : parseJson(text);
    const errors = excessOf(measure, limits);
    if (errors.length > 0) throw new HttpError(httpErrors.validationFailed, { errors });
    return value;
  };
}
