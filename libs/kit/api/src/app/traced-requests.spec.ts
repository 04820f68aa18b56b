import { RecordingTracer } from '@strata/application-kit/testing';
import request from 'supertest';
import { as, lampApp } from '../testing/lamp-app.js';

const lamps = '/api/v1/lamps';
const CAUSE = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

function traced() {
  const tracer = new RecordingTracer();
  return { ...lampApp({ tracer }), tracer };
}

describe('a request whose course is recorded', () => {
  it('is a part of what has caused it, tells so, and says so in its log line', async () => {
    const { app, log, tracer } = traced();
    const { headers } = await request(app)
      .post(lamps)
      .set(as('keeper'))
      .set('traceparent', CAUSE)
      .send({ name: 'Ada', lumen: 7 });
    await new Promise(setImmediate);
    const whole = tracer.ended.at(-1);
    expect(whole).toMatchObject({
      name: 'POST /api/v1/lamps',
      parent: '00f067aa0ba902b7',
      start: { kind: 'server' },
      end: {
        attributes: { 'http.route': lamps, operation: 'createLamp', 'http.request.method': 'POST' },
      },
    });
    expect(whole?.span.traceId).toBe('4bf92f3577b34da6a3ce929d0e0e4736');
    expect(headers['traceresponse']).toBe(whole?.span.traceparent);
    expect(log.at(-1)?.fields).toMatchObject({
      trace_id: whole?.span.traceId,
      span_id: whole?.span.spanId,
    });
    expect(tracer.paths).toContain('POST /api/v1/lamps > use case > transaction');
  });

  it('is named after its route, and failed only when that is our fault', async () => {
    const { app, tracer } = traced();
    const path = `${lamps}/0196d2a0-0000-7000-8000-000000000001`;
    await request(app).get(`${path}?x=secret`).set(as('guest'));
    await request(app).get('/nowhere');
    await request(app).get('/health/live');
    await new Promise(setImmediate);
    expect(tracer.ended.map(({ name }) => name)).toEqual(['GET /api/v1/lamps/:id', 'GET']);
    expect(tracer.ended.every(({ end }) => end.failure === undefined)).toBe(true);
    expect(JSON.stringify(tracer.ended)).not.toContain('secret');
  });

  it('is rare: one that nobody wants has no trace anywhere', async () => {
    const { app, log } = lampApp({ tracer: { begin: () => undefined } });
    const { headers } = await request(app).get(lamps).set(as('guest')).set('traceparent', CAUSE);
    await new Promise(setImmediate);
    expect(headers).not.toHaveProperty('traceresponse');
    expect(log.at(-1)?.fields).not.toHaveProperty('trace_id');
  });
});
