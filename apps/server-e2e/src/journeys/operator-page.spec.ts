import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'puppeteer-core';
import { findChromium, openPage, startBrowser, until } from '../support/browser.js';
import { startServer, type RunningServer } from '../support/running-server.js';

const chromium = findChromium();
const inBrowser = chromium ? describe : describe.skip;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const USERNAME = 'operator';
const PASSWORD = 'many-green-lamps-71';

inBrowser('the page of operators in a browser', () => {
  let server: RunningServer;
  let browser: Browser;
  let receiver: Server;
  let answer = 410;
  beforeAll(async () => {
    // 410 says that it wants no more, which disables its webhook.
    receiver = createServer((_request, response) => response.writeHead(answer).end());
    await once(receiver.listen(0, '127.0.0.1'), 'listening');
    browser = await startBrowser(chromium!);
    server = await startServer({ WEBHOOK_ALLOW_PRIVATE: 'true' });
    const user = { username: USERNAME, password: PASSWORD, role: 'admin' };
    expect((await server.admin.post('/users', { body: user })).status).toBe(201);
    const { port } = receiver.address() as AddressInfo;
    const body = { url: `http://127.0.0.1:${port}/`, events: ['customer.created'] };
    expect((await server.admin.post('/webhooks', { body })).status).toBe(201);
    await server.admin.post('/customers', { body: { name: 'Ada' } });
    while ((await server.admin.get('/webhooks')).body.items[0].enabled) await sleep(100);
  }, 120_000);
  afterAll(async () => {
    receiver?.close();
    await browser?.close();
    await server?.stop();
  });

  async function signedIn(width: number, scheme: 'light' | 'dark') {
    const watched = await openPage(browser, `${server.process.url}/ops`, { width, scheme });
    const { page } = watched;
    if (await page.evaluate(`location.pathname === '/ops/sign-in'`)) {
      await page.type('[name=username]', USERNAME);
      await page.type('[name=password]', PASSWORD);
      await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    }
    await until(page, `document.querySelector('#health') !== null`);
    return watched;
  }
  const press = async (page: Page, label: string) => {
    const button = `[...document.querySelectorAll('button')].find((it) => it.textContent === '${label}')`;
    await Promise.all([page.waitForNavigation(), page.evaluate(`${button}.click()`)]);
  };
  const textOf = (page: Page, selector: string) =>
    page.evaluate(`document.querySelector('${selector}').innerText`) as Promise<string>;

  it('tells how the server fares, enables a webhook, reconciles and signs out', async () => {
    const { page, outside, faults } = await signedIn(1280, 'light');
    expect(await textOf(page, '#health')).toMatch(/Server\s+ready\s+Database\s+answers/);
    expect(await textOf(page, '#versions')).toMatch(
      /PostgreSQL\s+1\d[^]*Last migration\s+20\d{12}/,
    );
    expect(await textOf(page, '#outbox')).toContain('Nothing was given up.');
    expect(await textOf(page, '#jobs')).toMatch(/retention\s+–\s+not yet/);
    expect(await textOf(page, '#modules')).toMatch(
      /sales\s+customers, catalog, inventory, billing/,
    );
    expect(await textOf(page, '#webhooks')).toContain('answered 410: it wants no more');
    answer = 200;
    await press(page, 'Enable');
    expect(await textOf(page, '.said')).toContain('is told again what happens from now on.');
    expect((await server.admin.get('/webhooks')).body.items[0].enabled).toBe(true);
    await press(page, 'Reconcile now');
    const reconciled = await textOf(page, '#reconciliation');
    expect(reconciled).toMatch(/levels and their ledger\s+agrees/);
    expect(reconciled).toMatch(/totals of lists\s+agrees/);
    expect(reconciled).not.toContain('differ');
    await press(page, 'Sign out');
    expect(await page.evaluate('location.pathname')).toBe('/ops/sign-in');
    expect([outside, faults]).toEqual([[], []]);
    const operated = server.process.log.filter(({ msg }) => msg === 'operated');
    expect(operated.map(({ section, action }) => `${section} ${action}`)).toEqual([
      'webhooks enable',
      'reconciliation run',
    ]);
    await page.close();
  });

  it.each([
    [1280, 'light'],
    [390, 'light'],
    [1280, 'dark'],
    [390, 'dark'],
  ] as const)('fits a window of %i pixels, and follows a %s system', async (width, scheme) => {
    const { page, outside, faults } = await signedIn(width, scheme);
    const { WIDTH, INK } = (await page.evaluate(`({
      WIDTH: document.documentElement.scrollWidth,
      INK: getComputedStyle(document.body).color })`)) as { WIDTH: number; INK: string };
    expect(WIDTH).toBeLessThanOrEqual(width);
    // Dark on light, or light on dark.
    expect(Number(/\d+/.exec(INK)![0]) < 128).toBe(scheme === 'light');
    await page.evaluate(axe);
    const found = (await page.evaluate(`axe.run().then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))`)) as string[];
    expect(found).toEqual([]);
    expect([outside, faults]).toEqual([[], []]);
    const folder = process.env['PICTURES'];
    if (folder) {
      await page.screenshot({ path: `${folder}/ops-${width}-${scheme}.png`, fullPage: true });
    }
    await page.close();
  });
});
