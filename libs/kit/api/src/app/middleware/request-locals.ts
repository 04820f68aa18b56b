import type { Response } from 'express';

/** What the steps that a request goes through leave for those that come after. */
export interface RequestLocals {
  correlationId?: string;
  /** As `performance.now()` tells it. */
  startedAt?: number;
  userId?: string;
  /** Whether a rate limit has counted it. */
  isCounted?: boolean;
}

/** A response, and what the steps before have left. */
export type LocalResponse = Response<unknown, RequestLocals>;
