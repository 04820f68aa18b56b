import type { ErrorFactory } from '@strata/domain-kit';
import type { ObjectSchema } from 'joi';

/** What the endpoints of one kind of resource have in common. */
export interface Resource<View, Response, Role extends string = string> {
  /** Below the base path, such as `/lamps`. */
  readonly path: `/${string}`;
  /** As in operation ids: `Lamp`, `Lamps`. */
  readonly name: string;
  readonly plural: string;
  /** In sentences: `a lamp`. */
  readonly article: string;
  readonly tag: string;
  /** The least role that may read it. */
  readonly readers: Role;
  readonly schema: ObjectSchema<Response>;
  readonly notFound: ErrorFactory<[id: string]>;
  /** To the wire. */
  present(view: View): Response;
  /** Whether an earlier answer of the same version may have said something else; never unless said. */
  volatile?(view: View): boolean;
}

/** What a use case gives: an aggregate that can be shown. */
export interface Presentable<View> {
  readonly id: string;
  readonly version: number;
  toSnapshot(): View;
}

/** Where a resource is, below the base path. */
export function locationOf(path: string, id: string): string {
  return `${path}/${id}`;
}
