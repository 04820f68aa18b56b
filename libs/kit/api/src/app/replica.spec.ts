import type { CopiedReads } from '@strata/application-kit';
import request from 'supertest';
import { CONSISTENCY_TOKEN_HEADER } from '../exchange/exchange.js';
import { as, lampApp } from '../testing/lamp-app.js';

const lamps = '/api/v1/lamps';

/** An application whose copy lacks everything; only who has seen `old`, or nothing, is shown that. */
function replicatedApp(written: string | null = 'new') {
  const asked: (string | undefined)[] = [];
  const reads: CopiedReads = {
    written,
    shows: (seen) => {
      asked.push(seen);
      return seen === undefined || seen === 'old';
    },
  };
  const copy = lampApp();
  const { app } = lampApp({ replica: { reads, endpoints: copy.endpoints } });
  return { app, asked, copy };
}

async function madeAt({ app }: Pick<ReturnType<typeof replicatedApp>, 'app'>, name: string) {
  const answer = await request(app).post(lamps).set(as('keeper')).send({ name });
  expect(answer.status).toBe(201);
  return { ...answer, path: `${lamps}/${answer.body.id}` };
}

describe('an API with a replica', () => {
  it('gives a token with the answer to each write, and with no other', async () => {
    const subject = replicatedApp();
    const { headers, path } = await madeAt(subject, 'Ada');
    expect(headers['x-consistency-token']).toBe('new');
    const missing = await request(subject.app).delete(`${lamps}/nothing`).set(as('keeper'));
    const gone = await request(subject.app).delete(path).set(as('keeper'));
    const read = await request(subject.app).get(lamps).set(as('keeper'));
    expect(
      [missing, gone, read].map(({ status, headers: h }) => [status, h['x-consistency-token']]),
    ).toEqual([
      [422, undefined],
      [204, 'new'],
      [200, undefined],
    ]);
  });

  it('gives it with a write that failed as well: what came of it may not be known', async () => {
    const subject = replicatedApp();
    const { path } = await madeAt(subject, 'Ada');
    const answer = await request(subject.app)
      .delete(path)
      .set({ ...as('keeper'), 'If-Match': '"9"' });
    expect([answer.status, answer.headers['x-consistency-token']]).toEqual([412, 'new']);
  });

  it('gives none where nothing was written yet', async () => {
    const { headers } = await madeAt(replicatedApp(null), 'Ada');
    expect(headers).not.toHaveProperty('x-consistency-token');
  });

  it('reads the replica for who it shows enough, and else what is written', async () => {
    const subject = replicatedApp();
    const { path } = await madeAt(subject, 'Ada');
    const statusFor = async (token?: string) => {
      const read = request(subject.app).get(path).set(as('keeper'));
      return (await (token === undefined ? read : read.set(CONSISTENCY_TOKEN_HEADER, token)))
        .status;
    };
    expect([await statusFor(), await statusFor('old'), await statusFor('new')]).toEqual([
      404, 404, 200,
    ]);
    expect(subject.asked).toEqual([undefined, 'old', 'new']);
    const head = await request(subject.app).head(path).set(as('keeper'));
    expect(head.status).toBe(404);
  });

  it('writes, and looks up what a write changes, where it is written', async () => {
    const subject = replicatedApp();
    const { path, body } = await madeAt(subject, 'Ada');
    const put = await request(subject.app)
      .put(path)
      .set(as('keeper'))
      .send({ ...body, name: 'Bea' });
    expect([put.status, put.body.name, put.headers['x-consistency-token']]).toEqual([
      200,
      'Bea',
      'new',
    ]);
    expect(subject.asked).toEqual([]);
    expect(subject.copy.store.database.table('lamps').size).toBe(0);
  });

  it('lets pages of listed origins read the token', async () => {
    const { app } = replicatedApp();
    const { headers } = await request(app)
      .get(lamps)
      .set({ ...as('keeper'), Origin: 'https://lamps.example' });
    expect(headers['access-control-expose-headers']).toContain(CONSISTENCY_TOKEN_HEADER);
  });
});
