import type { Answer } from '@strata/application-kit';

/** The strong entity tag of a version. */
export function etagOf(version: number): string {
  return `"${version}"`;
}

/** 200 with a body, and the version of what it shows if it has one. */
export function ok(body: unknown, version?: number): Answer {
  return {
    status: 200,
    body: JSON.stringify(body),
    location: null,
    etag: version === undefined ? null : etagOf(version),
  };
}

/** 200 with a body that is JSON already. */
export function okJson(body: string): Answer {
  return { status: 200, body, location: null, etag: null };
}

/** 201 with the new resource and where it is, below the base path. */
export function created(
  body: unknown,
  { location, version }: { readonly location: string; readonly version?: number },
): Answer {
  const etag = version === undefined ? null : etagOf(version);
  return { status: 201, body: JSON.stringify(body), location, etag };
}

/** 204. */
export const NO_CONTENT: Answer = { status: 204, body: null, location: null, etag: null };
