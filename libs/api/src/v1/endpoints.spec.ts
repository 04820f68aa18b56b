import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { USAGE_CHECKS } from '@strata/application';
import request from 'supertest';
import { testApp } from '../testing/test-app.js';

const { app, endpoints } = testApp();

describe('the endpoints of this version', () => {
  it('are those of every file that makes some', () => {
    const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('endpoints.ts'),
    );
    const sources = files.map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'));
    const forgotten = files.filter(
      (file) =>
        file !== 'endpoints.ts' &&
        !sources.some((source) => source.includes(`/${basename(file, '.ts')}.js'`)),
    );
    expect(files.length).toBeGreaterThan(5);
    expect(forgotten).toEqual([]);
  });

  it.each(USAGE_CHECKS.map((check) => [check.inUse('id').code, check.of] as const))(
    'tell of %s when deleting one of type %s',
    (code, type) => {
      const operation = `delete_${type}`.replace(/_./g, (match) => match.charAt(1).toUpperCase());
      const deletion = endpoints.find(({ operationId }) => operationId === operation);
      expect(deletion?.errors?.map((error) => error.code)).toContain(code);
    },
  );

  it('name the service in a problem', async () => {
    const { body } = await request(app).get('/api/v1/nothing').expect(404);
    expect(body).toMatchObject({ type: `urn:strata:problem:${body.code}` });
  });
});
