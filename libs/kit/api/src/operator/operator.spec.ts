import { accessErrors, type DeliveryKey, type FailedDelivery } from '@strata/application-kit';
import request, { type Response } from 'supertest';
import { lampApp } from '../testing/lamp-app.js';
import type { LampRole } from '../testing/lamp-endpoints.js';
import { OPERATOR_PAGE_ROWS, type OperatorPage } from './operator-page.js';
import { factsSection } from './sections/facts-section.js';
import { jobsSection } from './sections/jobs-section.js';
import { modulesSection } from './sections/modules-section.js';
import { outboxSection } from './sections/outbox-section.js';
import { reconciliationSection } from './sections/reconciliation-section.js';

const HOSTILE = '<script>alert("1")</script>';
const SAFE = '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;';
const eventId = (index: number) => `0190b7e2-0000-7000-8000-${String(index).padStart(12, '0')}`;

function failedOnes(count: number): FailedDelivery[] {
  return Array.from({ length: count }, (_none, index) => ({
    eventId: eventId(index),
    subscriber: 'mail',
    eventName: 'lamp.turned_on',
    aggregateId: 'a lamp',
    attempts: 12,
    reason: HOSTILE,
  }));
}

/** A page over an outbox in which so many deliveries were given up. */
function operatorApp({ failed = failedOnes(0), ...own }: Overrides = {}) {
  const operated: [string, readonly DeliveryKey[]][] = [];
  const outbox = {
    backlog: () =>
      Promise.resolve(
        failed.length === 0
          ? []
          : [{ subscriber: 'mail', pending: 7, failed: failed.length, oldest: 61.2 }],
      ),
    failed: () => Promise.resolve(failed),
    resubmit: (keys: readonly DeliveryKey[]) => {
      operated.push(['resubmit', keys]);
      return Promise.resolve(keys.map(() => 'failed' as const));
    },
    skip: (key: DeliveryKey) => {
      operated.push(['skip', [key]]);
      return Promise.resolve(null);
    },
  };
  const operator: OperatorPage<LampRole> = {
    access: 'keeper',
    signIn: ({ username }, password) =>
      password === 'right'
        ? Promise.resolve({ accessToken: username })
        : Promise.reject(accessErrors.tokenInvalid()),
    sections: [
      factsSection('health', 'Health', () => [
        { name: 'Database', value: HOSTILE, isGood: false },
        { name: 'Version', value: '1.2.3' },
      ]),
      outboxSection(outbox),
      jobsSection(() => [
        { name: 'retention', lastAt: null, outcome: null, isGood: true, nextAt: new Date(0) },
      ]),
      reconciliationSection([
        { name: 'levels', differences: () => Promise.resolve([]) },
        { name: 'sums', differences: () => Promise.resolve([HOSTILE, 'b']) },
        { name: 'counts', differences: () => Promise.reject(new Error('it took too long')) },
      ]),
      modulesSection({ lamps: ['power'], power: [] }),
      { id: 'broken', title: 'Broken', content: () => Promise.reject(new Error('away')) },
    ],
    ...own,
  };
  return { ...lampApp({ operator }), operated };
}
type Overrides = Partial<OperatorPage<LampRole>> & { readonly failed?: FailedDelivery[] };

const cookiesOf = ({ headers }: Response) =>
  ([headers['set-cookie'] ?? []].flat() as string[]).map((cookie) => cookie.split(';')[0]!);
const formToken = ({ text }: Response) => /name="form_token" value="([^"]+)"/.exec(text)![1]!;

/** Signs in, and gives ways to look and to press buttons. */
async function operatorOf({ app }: ReturnType<typeof operatorApp>, username = 'keeper') {
  const answer = await request(app)
    .post('/ops/sign-in')
    .type('form')
    .send({ username, password: 'right' })
    .expect(303);
  const cookie = cookiesOf(answer).join('; ');
  const look = (query = '') => request(app).get(`/ops${query}`).set('Cookie', cookie);
  const token = formToken(await look());
  const press = (path: string, fields: object = {}) =>
    request(app)
      .post(`/ops/${path}`)
      .set('Cookie', cookie)
      .type('form')
      .send({ form_token: token, ...fields });
  return { answer, cookie, look, press };
}

describe('the page of operators', () => {
  it('is not there unless it is asked for', async () => {
    await request(lampApp().app).get('/ops').expect(404);
  });

  it('leads whoever is not signed in to where that is done', async () => {
    const { app } = operatorApp();
    await request(app).get('/ops').expect(303).expect('Location', '/ops/sign-in');
    await request(app).post('/ops/outbox/resubmit-all').expect(303);
    const { text, headers } = await request(app).get('/ops/sign-in').expect(200);
    expect(text).toMatch(/name="username"[^]*name="password"/);
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });

  it('says why nobody is signed in, and lets nobody in whose role is too low', async () => {
    const { app } = operatorApp();
    const signIn = (username: string, password: string) =>
      request(app).post('/ops/sign-in').type('form').send({ username, password });
    const wrong = await signIn('keeper', 'wrong').expect(401);
    expect(wrong.text).toContain('role="alert"');
    expect(wrong.headers['www-authenticate']).toBeUndefined();
    const low = await signIn('guest', 'right').expect(403);
    expect([...cookiesOf(wrong), ...cookiesOf(low)]).toEqual([]);
  });

  it('keeps the token where no script and no other site gets at it', async () => {
    const { answer } = await operatorOf(operatorApp());
    expect(answer.headers['location']).toBe('/ops');
    expect(answer.headers['set-cookie']![0]).toMatch(/Path=\/ops;.*HttpOnly; SameSite=Strict$/);
  });

  it('takes a token where nobody signs in with a password', async () => {
    const { app } = operatorApp({ signIn: null });
    expect((await request(app).get('/ops/sign-in')).text).toContain('name="token"');
    const send = (token: string) => request(app).post('/ops/sign-in').type('form').send({ token });
    await send('nobody').expect(401);
    await send('keeper').expect(303).expect('Location', '/ops');
  });

  it('asks to sign in again when the token is void, and ends by signing out', async () => {
    const { app, ...rest } = operatorApp();
    const void_ = await request(app).get('/ops').set('Cookie', 'operator_session=forged');
    expect(void_.status).toBe(401);
    expect(cookiesOf(void_)).toEqual(['operator_session=']);
    const { press } = await operatorOf({ app, ...rest });
    const out = await press('sign-out').expect(303).expect('Location', '/ops/sign-in');
    expect(cookiesOf(out)).toEqual(['operator_session=']);
  });

  it('does nothing for a form that is not its own', async () => {
    const made = operatorApp({ failed: failedOnes(1) });
    const { press, cookie } = await operatorOf(made);
    const fields = { event: eventId(0), subscriber: 'mail' };
    const refused = await press('outbox/resubmit', { ...fields, form_token: 'x' }).expect(403);
    expect(refused.text).toContain('sent by another page');
    await request(made.app).post('/ops/outbox/resubmit').set('Cookie', cookie).expect(403);
    await press('outbox/resubmit', fields).set('Sec-Fetch-Site', 'cross-site').expect(403);
    await press('sign-out', { form_token: 'x' }).expect(403);
    expect(made.operated).toEqual([]);
  });

  it('shows every section, each text as it is, also when one cannot be shown', async () => {
    const made = operatorApp({ failed: failedOnes(1) });
    const { look } = await operatorOf(made);
    const { text } = await look().expect(200);
    expect(text).not.toContain('<script');
    expect(text.split(SAFE)).toHaveLength(3);
    expect(text).toContain('This cannot be shown: away');
    expect(made.log.filter(({ message }) => message === 'section not shown')).toHaveLength(2);
    expect(text).toContain('1970-01-01 00:00:00 UTC');
    expect(text).toMatch(/mail<\/td>\s*<td>7<\/td>\s*<td>61 s<\/td>\s*<td>1<\/td>/);
    expect(text).toMatch(/<strong>power<\/strong><\/td>\s*<td>–<\/td>\s*<td>lamps<\/td>/);
  });

  it('says so where there is nothing', async () => {
    const { look } = await operatorOf(operatorApp());
    const { text } = await look();
    expect(text).toContain('Everything is delivered.');
    expect(text).toContain('Nothing was given up.');
    expect(text).not.toContain('class="pages"');
  });

  it('shows long lists a page at a time', async () => {
    const failed = failedOnes(OPERATOR_PAGE_ROWS + 2);
    const { look } = await operatorOf(operatorApp({ failed }));
    const rows = (text: string) => [...text.matchAll(/event (0190[\w-]+)/g)].map(([, id]) => id);
    const first = await look();
    expect(rows(first.text)).toEqual(failed.slice(0, OPERATOR_PAGE_ROWS).map((it) => it.eventId));
    expect(first.text).toContain('<a href="/ops?outbox=2#outbox">Next</a>');
    const second = await look('?outbox=2');
    expect(rows(second.text)).toEqual(failed.slice(OPERATOR_PAGE_ROWS).map((it) => it.eventId));
    expect(second.text).not.toContain('Next</a>');
    expect(rows((await look('?outbox=9')).text)).toEqual([]);
    expect(rows((await look('?outbox=nonsense')).text)).toHaveLength(OPERATOR_PAGE_ROWS);
  });

  it('does what its buttons say, writes down who did, and says once what came of it', async () => {
    const made = operatorApp({ failed: failedOnes(2) });
    const { press, look, cookie } = await operatorOf(made);
    const key = { eventId: eventId(0), subscriber: 'mail' };
    const fields = { event: key.eventId, subscriber: key.subscriber };
    const done = await press('outbox/resubmit', fields).expect(303);
    expect(done.headers['location']).toBe('/ops#outbox');
    await press('outbox/skip', fields).expect(303);
    await press('outbox/resubmit-all').expect(303);
    const both = failedOnes(2).map((it) => expect.objectContaining({ eventId: it.eventId }));
    expect(made.operated).toEqual([
      ['resubmit', [key]],
      ['skip', [key]],
      ['resubmit', both],
    ]);
    const lines = made.log.filter(({ message }) => message === 'operated');
    expect(lines[0]!.fields).toEqual({
      ...{ user_id: 'user-keeper', section: 'outbox', action: 'resubmit' },
      fields,
    });
    const shown = await look().set('Cookie', `${cookie}; ${cookiesOf(done).at(-1)}`);
    expect(shown.text).toContain('<p class="said" role="status">It is tried again now.</p>');
    expect(cookiesOf(shown)).toEqual(['operator_said=']);
    expect((await look()).text).not.toContain('class="said"');
  });

  it('writes down who really did it, whatever the form says of that', async () => {
    const made = operatorApp({ failed: failedOnes(1) });
    const { press } = await operatorOf(made);
    const claimed = { user_id: 'user-other', section: 'mail', action: 'skip' };
    const fields = { event: eventId(0), subscriber: 'mail' };
    await press('outbox/resubmit', { ...fields, ...claimed }).expect(303);
    const { fields: written } = made.log.find(({ message }) => message === 'operated')!;
    expect(written).toEqual({
      ...{ user_id: 'user-keeper', section: 'outbox', action: 'resubmit' },
      fields: { ...fields, ...claimed },
    });
  });

  it('sends no more again at once than a request has time for', async () => {
    const made = operatorApp({ failed: failedOnes(502) });
    const { press, look, cookie } = await operatorOf(made);
    expect((await look()).text).toContain('<button>Resubmit the oldest 500</button>');
    const done = await press('outbox/resubmit-all');
    expect(made.operated[0]![1]).toHaveLength(500);
    const shown = await look().set('Cookie', `${cookie}; ${cookiesOf(done).at(-1)}`);
    expect(shown.text).toContain('500 are tried again now; 2 are left.');
  });

  it('reconciles when it is told to', async () => {
    const { press } = await operatorOf(operatorApp());
    const { text } = await press('reconciliation/run').expect(200);
    expect(text).toMatch(/<dt>levels<\/dt>\s*<dd>\s*<span class="good">agrees<\/span>/);
    expect(text).toMatch(/<span class="bad">2 differ<\/span>/);
    expect(text).toContain(`<li>${SAFE}</li>`);
    expect(text).toContain('could not be compared: it took too long');
  });

  it('reconciles for one at a time', async () => {
    let sections: OperatorPage['sections'] = [];
    let end: (lines: readonly string[]) => void = () => undefined;
    const begun = new Promise<void>((resolve) => {
      const differences = () => {
        resolve();
        return new Promise<readonly string[]>((done) => (end = done));
      };
      sections = [reconciliationSection([{ name: 'all', differences }])];
    });
    const { press } = await operatorOf(operatorApp({ sections }));
    const first = press('reconciliation/run').then(({ status }) => status);
    await begun;
    const said = cookiesOf(await press('reconciliation/run').expect(303)).join();
    expect(decodeURIComponent(said)).toContain('Somebody is at it already');
    end([]);
    expect(await first).toBe(200);
  });

  it.each(['nothing', 'outbox/nothing', 'outbox/constructor', 'health/run'])(
    'has nothing at %s',
    async (path) => {
      const { press } = await operatorOf(operatorApp());
      const { text, status } = await press(path);
      expect(status).toBe(404);
      expect(text).toContain('There is nothing at this address.');
    },
  );

  it('takes no event for one that is none, and no form that is too large', async () => {
    const { press } = await operatorOf(operatorApp());
    await press('outbox/skip', { event: "' OR 1=1", subscriber: 'mail' }).expect(404);
    await press('outbox/skip', { event: 'x'.repeat(20_000) }).expect(413);
  });
});
