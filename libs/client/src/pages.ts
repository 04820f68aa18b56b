import type { MaybeOptionalInit } from 'openapi-fetch';
import type { StrataClient } from './create-client.js';
import type { paths } from './generated/schema.js';
import { ok } from './ok.js';

interface Listed {
  readonly items: readonly unknown[];
  readonly next_cursor: string | null;
}
type AnswerOf<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Answer } } } };
}
  ? Answer
  : never;

/** Every path whose GET answers a page at a time. */
export type ListPath = {
  [Path in keyof paths]: [AnswerOf<Path>] extends [never]
    ? never
    : AnswerOf<Path> extends Listed
      ? Path
      : never;
}[keyof paths];
/** A page of a list. */
export type Page<Path extends ListPath> = AnswerOf<Path>;
/** What stands in a list. */
export type ItemOf<Path extends ListPath> =
  Page<Path> extends { items: readonly (infer Item)[] } ? Item : never;

type Init<Path extends ListPath> = MaybeOptionalInit<paths[Path], 'get'>;
/** What a GET of the path takes; nothing needs to be said where the path needs nothing. */
type Parameters<Path extends ListPath> =
  undefined extends Init<Path> ? [init?: Init<Path>] : [init: Init<Path>];
interface AnyInit {
  readonly params?: { readonly query?: Readonly<Record<string, unknown>> };
}
type AnyGet = (
  path: string,
  init: AnyInit,
) => Promise<{ readonly data?: Listed; readonly response: Response }>;

/**
 * The pages of a list, each fetched when it is asked for; without a hole or a duplicate while rows come and go.
 * @param parameters the filters, sort and size of a page as for `client.GET`
 * @throws ProblemError when the server refuses
 */
export function pages<Path extends ListPath>(
  client: StrataClient,
  path: Path,
  ...[init]: Parameters<Path>
): AsyncGenerator<Page<Path>, void, undefined> {
  // The pages of this path.
  return walk(client, path, init) as AsyncGenerator<Page<Path>, void, undefined>;
}

/**
 * Everything that a list has, page by page.
 * @param parameters as for `pages`
 * @throws ProblemError when the server refuses
 */
export async function* each<Path extends ListPath>(
  client: StrataClient,
  path: Path,
  ...[init]: Parameters<Path>
): AsyncGenerator<ItemOf<Path>, void, undefined> {
  for await (const { items } of walk(client, path, init)) {
    // Those of this path.
    yield* items as readonly ItemOf<Path>[];
  }
}

async function* walk(client: StrataClient, path: ListPath, init: AnyInit = {}) {
  // What the signatures have checked for one path, the compiler cannot follow for any.
  const get = client.GET as unknown as AnyGet;
  let query = init.params?.query ?? {};
  for (;;) {
    const page = await ok(get(path, { ...init, params: { ...init.params, query } }));
    yield page;
    if (page.next_cursor === null) return;
    // It says itself where it goes on.
    const { skip: _skip, ...filters } = query;
    query = { ...filters, cursor: page.next_cursor };
  }
}
