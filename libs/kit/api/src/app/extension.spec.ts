import express from 'express';
import request from 'supertest';
import { as, lampApp } from '../testing/lamp-app.js';
import { apiHandler } from './api.js';

const lamps = '/api/v1/lamps';

describe('routes of a team of its own', () => {
  const extended = () =>
    lampApp({
      rateLimitMax: 2,
      extend: (app) => {
        app.get('/hello', (_request, response) => response.json({ hello: 'world' }));
        app.get('/broken', () => {
          throw new Error('secret');
        });
      },
    });

  it('are answered beside the docs, with the headers and log lines of all', async () => {
    const { app, log } = extended();
    const { body, headers } = await request(app).get('/hello').expect(200);
    expect(body).toEqual({ hello: 'world' });
    expect(headers).toMatchObject({
      'x-correlation-id': expect.any(String),
      'x-process-time': expect.stringMatching(/^\d+\.\d{6}$/),
      'x-content-type-options': 'nosniff',
    });
    await new Promise(setImmediate);
    expect(log).toMatchObject([{ fields: { path: '/hello', status: 200 } }]);
    await request(app).get('/hello').expect(200);
    await request(app).get('/hello').expect(429);
  });

  it('that fail are answered as a fault of ours that tells nothing', async () => {
    const { app } = extended();
    const { body, text } = await request(app).get('/broken').expect(500);
    expect(body.code).toBe('http.internal_error');
    expect(text).not.toContain('secret');
  });
});

describe('an API in an app of somebody else', () => {
  it('leaves to that app what is not below its base path', async () => {
    const { options } = lampApp();
    const app = express().use(apiHandler(options));
    app.use((_request, response) => response.status(418).json({}));
    await request(app).get('/').expect(418);
    await request(app).get('/api/v1x').expect(418);
    await request(app).get(`${lamps}?limit=1`).set(as('guest')).expect(200);
  });

  it('says that it must see a body before whatever reads it', async () => {
    const { options, log } = lampApp();
    const app = express().use(express.json()).use(apiHandler(options));
    await request(app).post(lamps).set(as('keeper')).send({ name: 'Ada' }).expect(500);
    expect(log).toContainEqual(
      expect.objectContaining({
        message: 'fault',
        fields: expect.objectContaining({
          err: new Error('Something read the body before: mount the API first.'),
        }),
      }),
    );
  });
});
