import type { Logger } from '@strata/application-kit';
import { Router } from 'express';
import { HttpError, httpErrors } from '../errors/http-errors.js';

/**
 * Where in its life the server is. It serves while `ready` and while `draining`: then load balancers
 * are told to look elsewhere, but who still comes is served.
 */
export type LifecyclePhase = 'starting' | 'ready' | 'draining' | 'stopping';

/** What the health routes report. */
export interface Health {
  readonly version: string;
  phase(): LifecyclePhase;
  /** Why the database cannot serve at the moment; null when it can. */
  databaseProblem(): Promise<string | null>;
}

/** Where the health routes are. */
export const HEALTH_PATH = '/health';

/** Whether requests to the API are served in this phase. */
export function isServing(phase: LifecyclePhase): boolean {
  return phase === 'ready' || phase === 'draining';
}

/** `/health`, `/health/live` (the process runs) and `/health/ready` (it wants requests). */
export function healthRouter(health: Health, logger: Logger): Router {
  const router = Router();
  const note = readinessLog(logger);
  router.get('/', (_request, response) => {
    response.json({ status: 'healthy', version: health.version });
  });
  router.get('/live', (_request, response) => {
    response.json({ status: 'live' });
  });
  router.get('/ready', async (_request, response) => {
    const obstacle = await obstacleOf(health);
    note(obstacle);
    if (obstacle !== null) throw notReady();
    response.json({ status: 'ready' });
  });
  return router;
}

/** 503 with the time after which to ask again. */
export function notReady(): HttpError {
  return new HttpError(httpErrors.notReady, { headers: { 'Retry-After': '1' } });
}

async function obstacleOf(health: Health): Promise<string | null> {
  const phase = health.phase();
  return phase === 'ready' ? health.databaseProblem() : phase;
}

/** Probes come every second; the log hears of changes only. */
function readinessLog(logger: Logger): (obstacle: string | null) => void {
  let noted: string | null | undefined;
  return (obstacle) => {
    if (obstacle === noted) return;
    noted = obstacle;
    if (obstacle === null) logger.info({}, 'ready');
    else logger.info({ reason: obstacle }, 'not ready');
  };
}
