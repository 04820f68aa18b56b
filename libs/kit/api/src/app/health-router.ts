import type { Logger } from '@strata/application-kit';
import { Router } from 'express';
import { notReady, type Health } from './health.js';

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
