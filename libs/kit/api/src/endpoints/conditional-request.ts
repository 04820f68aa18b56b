import { HttpError, httpErrors } from '../errors/http-errors.js';

/** The pieces of a list of entity tags (RFC 9110 section 8.8.3); the last one takes what is none. */
const PIECES = /(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"|,|[ \t]+|[^]/g;

/** More copies of one thing than anybody holds; an answer may list them. */
const TAGS_MAX = 100;

const VERSION = /^[1-9]\d{0,9}$/;

interface EntityTag {
  readonly weak: boolean;
  /** Without its quotes. */
  readonly text: string;
}

/**
 * The versions that an If-Match header takes.
 * @returns undefined for no header and for `*`. Tags that are weak or not ours stand for no version
 * (RFC 9110 section 13.1.1 asks for a strong comparison), so the list can be empty: nothing matches
 * @throws HttpError 400 for anything but `*` or a list of 1 to 100 entity tags
 */
export function expectedVersionsOf(header: string | undefined): readonly number[] | undefined {
  if (header === undefined) return undefined;
  const tags = entityTagsOf(header);
  if (tags === null) throw new HttpError(httpErrors.ifMatchMalformed);
  if (tags === '*') return undefined;
  return tags.filter(({ weak, text }) => !weak && VERSION.test(text)).map(({ text }) => +text);
}

/** True when an If-None-Match header says that the client has this version already. */
export function isNotModified(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  // Each GET asks, and nearly every client holds one version.
  if (header === etag) return true;
  const tags = entityTagsOf(header);
  // The comparison is weak (RFC 9110 section 13.1.2): a cache may have weakened the tag.
  return tags === '*' || (tags?.some(({ text }) => `"${text}"` === etag) ?? false);
}

/** The tags of a list, in which elements may be empty; null when it is malformed, empty or endless. */
function entityTagsOf(header: string): readonly EntityTag[] | '*' | null {
  if (header.trim() === '*') return '*';
  const tags: EntityTag[] = [];
  let separated = true;
  for (const [piece, weak, text] of header.matchAll(PIECES)) {
    if (piece === ',') separated = true;
    else if (text !== undefined) {
      if (!separated) return null;
      tags.push({ weak: weak !== undefined, text });
      separated = false;
    } else if (piece.trim() !== '') return null;
  }
  return tags.length > 0 && tags.length <= TAGS_MAX ? tags : null;
}
