import { HttpError, httpErrors } from '../errors/http-errors.js';

/** Media type of every body and answer that is no problem. */
export const JSON_MEDIA_TYPE = 'application/json';

/** What the OAuth2 password flow sends. */
export const FORM_MEDIA_TYPE = 'application/x-www-form-urlencoded';

/** A change as JSON, where null clears (RFC 7396). */
export const MERGE_PATCH_MEDIA_TYPE = 'application/merge-patch+json';

const UTF_8 = /^charset="?(utf-8|utf8|us-ascii)"?$/;

/**
 * Checks the media type of a body.
 * @returns the bare type
 * @throws HttpError 415 unless it is one of the accepted types, in UTF-8
 */
export function mediaTypeOf(header: string | undefined, accepted: readonly string[]): string {
  const [type = '', ...parameters] = (header ?? '').toLowerCase().split(';');
  const bare = type.trim();
  const charset = parameters.map((text) => text.trim()).find((text) => text.startsWith('charset='));
  const isUtf8 = charset === undefined || UTF_8.test(charset);
  if (!accepted.includes(bare) || !isUtf8) throw unsupportedMediaType(accepted);
  return bare;
}

/** 415 that says what would be taken (RFC 9110 section 15.5.16, RFC 5789 section 3.1). */
export function unsupportedMediaType(accepted: readonly string[]): HttpError {
  const types = accepted.join(', ');
  const headers = {
    Accept: types,
    'Accept-Encoding': 'identity',
    ...(accepted.includes(MERGE_PATCH_MEDIA_TYPE) ? { 'Accept-Patch': types } : {}),
  };
  return new HttpError(httpErrors.unsupportedMediaType, { headers });
}
