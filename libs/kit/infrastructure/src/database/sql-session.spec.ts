import { setImmediate as turn } from 'node:timers/promises';
import type pg from 'pg';
import { SqlSession } from './sql-session.js';
import { INSERT_POSITION_STATEMENT, UNKNOWN_POSITION } from './wal-position.js';
import { WrittenPosition } from './written-position.js';

/** A session on a connection that answers nothing before it is told to. */
function session(written?: WrittenPosition) {
  const sent: { text: string; answer: (result: unknown) => void; fail: (error: Error) => void }[] =
    [];
  const client = {
    query: (query: string | { text: string }) =>
      new Promise((answer, fail) =>
        sent.push({ text: typeof query === 'string' ? query : query.text, answer, fail }),
      ),
  };
  const options = { pipelined: true, schema: 'public', deadline: Infinity, written };
  return { sent, subject: new SqlSession(client as unknown as pg.ClientBase, options) };
}

describe('the commit of a session', () => {
  it('says nothing but that where nobody wants to know how far the log is', async () => {
    const { sent, subject } = session();
    void subject.commit();
    await turn();
    expect(sent.map(({ text }) => text)).toEqual(['COMMIT']);
  });

  it('asks how far the log is in the same round trip', async () => {
    const written = new WrittenPosition();
    const { sent, subject } = session(written);
    const done = subject.commit();
    await turn();
    expect(sent.map(({ text }) => text)).toEqual(['COMMIT', INSERT_POSITION_STATEMENT]);
    sent[0]?.answer({ command: 'COMMIT' });
    sent[1]?.answer({ rows: [{ timeline: 1, lsn: '48' }] });
    await done;
    expect(written.latest).toEqual({ timeline: 1, lsn: 48n });
  });

  it('is through even if that gets no answer', async () => {
    const written = new WrittenPosition();
    const { sent, subject } = session(written);
    const done = subject.commit();
    await turn();
    sent[0]?.answer({ command: 'COMMIT' });
    sent[1]?.fail(new Error('Connection terminated'));
    await expect(done).resolves.toBeUndefined();
    expect(written.latest).toEqual(UNKNOWN_POSITION);
  });
});
