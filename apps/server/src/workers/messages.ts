import type { Visits } from '@strata/api-kit';
import type { MetricsSnapshot } from '@strata/infrastructure-kit';

/** What the primary process tells a worker. */
export type Order =
  /** Take the port, and answer 503 until told to open. */
  | { readonly type: 'hold' }
  /** The database is there: serve. */
  | { readonly type: 'open' }
  /** Stop, while the others serve on. */
  | { readonly type: 'retire' }
  /** Stop, as everybody does. */
  | { readonly type: 'stop' }
  /** What the others counted. */
  | { readonly type: 'visits'; readonly visits: Visits }
  /** Tell what was measured. */
  | { readonly type: 'measure' };

/** What a worker tells the primary process. */
export type Report =
  /** It listens to orders. */
  | { readonly type: 'begun' }
  /** It serves. */
  | { readonly type: 'ready'; readonly url: string }
  /** It cannot, for a reason that is put for the operator. */
  | { readonly type: 'failed'; readonly reason: string }
  /** What it counted. */
  | { readonly type: 'visits'; readonly visits: Visits }
  /** What it measured, which it was asked for. */
  | { readonly type: 'measured'; readonly metrics: MetricsSnapshot };
