import request from 'supertest';
import type { AnsweredRequest } from '../exchange/request-observer.js';
import { as, lampApp } from '../testing/lamp-app.js';

const lamps = '/api/v1/lamps';

function observed() {
  const seen: AnsweredRequest[] = [];
  const { app } = lampApp({
    observer: {
      answered: ({ operation, outcome, processTime, problem }) =>
        void seen.push({ operation, outcome, processTime, problem }),
    },
  });
  return { app, seen };
}

describe('an observer of requests', () => {
  it('is told of each once: its operation, not its path', async () => {
    const { app, seen } = observed();
    await request(app).get(lamps).set(as('guest'));
    await request(app).get(`${lamps}/0196d2a0-0000-7000-8000-000000000001`).set(as('guest'));
    await request(app).get('/api/v1/nothing-of-the-kind').set(as('guest'));
    await request(app).options(lamps);
    await request(app).get('/health/live');
    await request(app).get('/nowhere');
    await new Promise(setImmediate);
    const told = seen.map(({ operation, outcome, problem }) => [operation, outcome, problem]);
    expect(told).toEqual([
      ['listLamps', '200', undefined],
      ['getLamp', '404', 'lamp.not_found'],
      ['other', '404', 'http.not_found'],
      ['other', '204', undefined],
      ['health', '200', undefined],
      ['other', '404', 'http.not_found'],
    ]);
    expect(seen.every(({ processTime }) => processTime > 0 && processTime < 60)).toBe(true);
  });

  it('is told of what was refused before anybody was known', async () => {
    const { app, seen } = observed();
    await request(app).get(lamps);
    await new Promise(setImmediate);
    expect(seen).toMatchObject([
      { operation: 'listLamps', outcome: '401', problem: 'auth.token_missing' },
    ]);
  });
});
