import { HttpError, httpErrors } from './http-errors.js';

const ENTITY_TAG = /^(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"$/;

/** No aggregate has this version: it stands for a tag that cannot match. */
const NO_VERSION = 0;

/**
 * The version that an If-Match header asks for.
 * @returns undefined for no header and for `*`; 0, which never matches, for a tag that is weak or
 * not one of ours (RFC 9110 section 13.1.1 asks for a strong comparison)
 * @throws HttpError 400 for anything but one entity tag
 */
export function expectedVersionOf(header: string | undefined): number | undefined {
  if (header === undefined || header.trim() === '*') return undefined;
  const [, weak, tag] = ENTITY_TAG.exec(header.trim()) ?? [];
  if (tag === undefined) throw new HttpError(httpErrors.ifMatchMalformed);
  return weak === undefined && /^[1-9]\d{0,9}$/.test(tag) ? Number(tag) : NO_VERSION;
}

/** True when an If-None-Match header says that the client has this version already. */
export function isNotModified(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  // The comparison is weak (RFC 9110 section 13.1.2), and a cache may have weakened the tag.
  return header.split(',').some((tag) => {
    const trimmed = tag.trim();
    return trimmed === '*' || trimmed.replace(/^W\//, '') === etag;
  });
}
