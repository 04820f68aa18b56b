import request from 'supertest';
import { as, lampApp, type LampApp } from '../testing/lamp-app.js';
import type { LifecyclePhase } from './health.js';

const lamps = '/api/v1/lamps';

describe('health', () => {
  const inPhase = (
    phase: () => LifecyclePhase,
    databaseProblem: () => string | null = () => null,
  ): LampApp =>
    lampApp({
      health: {
        version: '1.2.3',
        phase,
        databaseProblem: () => Promise.resolve(databaseProblem()),
      },
    });

  it('is healthy and live in any phase', async () => {
    for (const phase of ['starting', 'ready', 'draining', 'stopping'] as const) {
      const { app } = inPhase(() => phase);
      await request(app).get('/health').expect(200, { status: 'healthy', version: '1.2.3' });
      await request(app).get('/health/live').expect(200);
    }
  });

  it('is ready only between start and drain, with a database that can serve', async () => {
    const ready = inPhase(() => 'ready').app;
    await request(ready).get('/health/ready').expect(200, { status: 'ready' });
    for (const { app } of [
      inPhase(() => 'starting'),
      inPhase(() => 'draining'),
      inPhase(() => 'stopping'),
      inPhase(
        () => 'ready',
        () => 'away',
      ),
    ]) {
      const { status, headers } = await request(app).get('/health/ready');
      expect(status).toBe(503);
      expect(headers['retry-after']).toBe('1');
    }
  });

  it('logs a change of readiness once, whatever the number of probes, and never as an error', async () => {
    let phase: LifecyclePhase = 'starting';
    let problem: string | null = null;
    const { app, log } = inPhase(
      () => phase,
      () => problem,
    );
    const probe = async () => {
      for (let probes = 0; probes < 3; probes += 1) await request(app).get('/health/ready');
    };
    await probe();
    phase = 'ready';
    await probe();
    problem = 'away';
    await probe();
    problem = null;
    await probe();
    phase = 'draining';
    await probe();
    await new Promise(setImmediate);
    expect(log.filter(({ level }) => level !== 'debug')).toEqual([
      { level: 'info', message: 'not ready', fields: { reason: 'starting' } },
      { level: 'info', message: 'ready', fields: {} },
      { level: 'info', message: 'not ready', fields: { reason: 'away' } },
      { level: 'info', message: 'ready', fields: {} },
      { level: 'info', message: 'not ready', fields: { reason: 'draining' } },
    ]);
  });

  it('turns requests away while starting and stopping, without a stack in the log', async () => {
    for (const phase of ['starting', 'stopping'] as const) {
      const { app, log } = inPhase(() => phase);
      const answer = await request(app).get(lamps).set(as('guest'));
      expect(answer.body).toMatchObject({ status: 503, code: 'http.not_ready' });
      expect(answer.headers['retry-after']).toBe('1');
      await new Promise(setImmediate);
      expect(log).toMatchObject([{ level: 'warn', message: 'request', fields: { status: 503 } }]);
      expect(JSON.stringify(log)).not.toContain('HttpError');
    }
  });

  it('serves on while draining', async () => {
    const { app } = inPhase(() => 'draining');
    await request(app).get(lamps).set(as('guest')).expect(200);
  });
});
