import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'puppeteer-core';
import { findChromium, openPage, startBrowser, until } from '../support/browser.js';
import { startServer, type RunningServer } from '../support/running-server.js';

const chromium = findChromium();
const inBrowser = chromium ? describe : describe.skip;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const USERNAME = 'reader';
const PASSWORD = 'many-green-lamps-71';
const SHOWN = `document.querySelector('h1') !== null`;

inBrowser('the docs page in a browser', () => {
  let server: RunningServer;
  let browser: Browser;
  const open = async (width: number, scheme: 'light' | 'dark') => {
    const watched = await openPage(browser, `${server.process.url}/docs`, { width, scheme });
    await until(watched.page, SHOWN);
    return watched;
  };

  beforeAll(async () => {
    browser = await startBrowser(chromium!);
    server = await startServer();
    const body = { username: USERNAME, password: PASSWORD, role: 'viewer' };
    expect((await server.admin.post('/users', { body })).status).toBe(201);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('signs in, sends a request with the token, has samples and a search', async () => {
    const { page, outside, faults } = await open(1280, 'light');
    const said = `document.querySelector('output').value`;
    await page.type('[name=username]', USERNAME);
    await page.type('[name=password]', 'wrong');
    await page.keyboard.press('Enter');
    await until(page, `${said} === 'Username or password is wrong.'`);
    await page.evaluate(`document.querySelector('[name=password]').value = ''`);
    await page.type('[name=password]', PASSWORD);
    await page.keyboard.press('Enter');
    await until(page, `${said} === 'Signed in as ${USERNAME}'`);

    const button = (name: string) =>
      `[...document.querySelectorAll('button')].find((it) => ${name}.test(it.textContent))`;
    const found = `document.body.innerText.includes('List refunds')`;
    expect(await page.evaluate(found)).toBe(false);
    await page.keyboard.down('Control');
    await page.keyboard.press('k');
    await page.keyboard.up('Control');
    await until(page, `document.activeElement.tagName === 'INPUT'`);
    await page.keyboard.type('refund');
    await until(page, found);
    await page.keyboard.press('Escape');
    await until(page, `!${found}`);

    const test = button(String.raw`/Test Request\s*\(get \/api\/v1\/auth\/me\)/i`);
    await page.evaluate(`location.hash = '#tag/identity/GET/api/v1/auth/me'`);
    await until(page, `${test} !== undefined`);
    await page.evaluate(`${test}.click()`);
    const send = button(String.raw`/^\s*Send/`);
    await until(page, `${send} !== undefined`);
    const answer = page.waitForResponse((response) => response.url().endsWith('/auth/me'));
    await page.evaluate(`${send}.click()`);
    expect(await (await answer).json()).toMatchObject({ username: USERNAME, role: 'viewer' });
    const text = (await page.evaluate('document.body.innerText')) as string;
    for (const name of ['Shell', 'Node.js', 'Python']) expect(text).toContain(name);
    expect(text).not.toMatch(/client id|client secret|scopes|ask ai|deploy|share/i);

    expect([outside, faults]).toEqual([[], []]);
    await page.close();
  });

  it.each([
    ['light', 1280, 390],
    ['dark', 390, 1280],
  ] as const)('follows a %s system, and fits windows of %i and %i pixels', async (...given) => {
    const [scheme, ...widths] = given;
    const { page, outside, faults } = await open(widths[0], scheme);
    expect(await page.evaluate('document.body.className')).toContain(`${scheme}-mode`);
    for (const width of widths) {
      await page.setViewport({ width, height: 900 });
      await until(page, `document.documentElement.scrollWidth === ${width}`);
      await page.evaluate(axe);
      const found = await page.evaluate(`axe.run('.top', { runOnly: ['wcag2a', 'wcag2aa'] })
        .then(({ violations }) => violations.map(({ id }) => id))`);
      expect(found).toEqual([]);
    }
    expect([outside, faults]).toEqual([[], []]);
    await page.close();
  });
});
