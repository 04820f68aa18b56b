import type { ErrorFactory } from '@strata/domain-kit';
import type { ObjectSchema } from 'joi';
import { BASE_PATH } from '../../http/base-path.js';
import type { Role } from '../../http/endpoint.js';

/** What the endpoints of one kind of resource have in common. */
export interface Resource<View, Response> {
  /** Below the base path, such as `/vendors`. */
  readonly path: `/${string}`;
  /** As in operation ids: `Vendor`, `Vendors`. */
  readonly name: string;
  readonly plural: string;
  /** In sentences: `a vendor`. */
  readonly article: string;
  readonly tag: string;
  /** The least role that may read it. */
  readonly readers: Role;
  readonly schema: ObjectSchema<Response>;
  readonly notFound: ErrorFactory<[id: string]>;
  /** To the wire. */
  present(view: View): Response;
}

/** What a use case gives: an aggregate that can be shown. */
export interface Presentable<View> {
  readonly id: string;
  readonly version: number;
  toSnapshot(): View;
}

/** Where a resource is. */
export function locationOf(path: string, id: string): string {
  return `${BASE_PATH}${path}/${id}`;
}
