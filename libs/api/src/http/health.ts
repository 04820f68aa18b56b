import { Router } from 'express';
import { HttpError, httpErrors } from './http-errors.js';

/** Where in its life the server is. */
export type LifecyclePhase = 'starting' | 'ready' | 'draining';

/** What the health routes report. */
export interface Health {
  readonly version: string;
  phase(): LifecyclePhase;
  /** Whether the database answers. */
  databaseAnswers(): Promise<boolean>;
}

/** `/health`, `/health/live` (the process runs) and `/health/ready` (it can serve). */
export function healthRouter(health: Health): Router {
  const router = Router();
  router.get('/', (_request, response) => {
    response.json({ status: 'healthy', version: health.version });
  });
  router.get('/live', (_request, response) => {
    response.json({ status: 'live' });
  });
  router.get('/ready', async (_request, response) => {
    if (health.phase() !== 'ready' || !(await health.databaseAnswers())) {
      throw new HttpError(httpErrors.notReady, { headers: { 'Retry-After': '1' } });
    }
    response.json({ status: 'ready' });
  });
  return router;
}
