import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { setTimeout as sleep } from 'node:timers/promises';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];
const PATIENCE_MILLISECONDS = 30_000;

/** What a page must not do: each is written down as it happens. */
export interface Watched {
  readonly page: Page;
  /** Addresses that no server of ours has. */
  readonly outside: readonly string[];
  /** Errors of scripts, and reports of the policy. */
  readonly faults: readonly string[];
}

/**
 * Where Chromium is installed; null where it is not.
 * @throws Error in place of null with REQUIRE_CHROMIUM in the environment, so that no suite is passed
 * over where it was meant to run
 */
export function findChromium(): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const found = folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(isThere);
  if (found === undefined && process.env['REQUIRE_CHROMIUM']) {
    throw new Error('REQUIRE_CHROMIUM is set, and Chromium is not installed.');
  }
  return found ?? null;
}

/** A browser that finds this machine only; names of others lead nowhere. */
export function startBrowser(executablePath: string): Promise<Browser> {
  return puppeteer.launch({
    executablePath,
    args: [
      // As root there is no sandbox to be had.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-dev-shm-usage',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
}

/** Opens an address of a server of ours. */
export async function openPage(
  browser: Browser,
  address: string,
  { width, scheme }: { readonly width: number; readonly scheme: 'light' | 'dark' },
): Promise<Watched> {
  const page = await browser.newPage();
  const outside: string[] = [];
  const faults: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== new URL(address).origin && url.protocol !== 'data:') outside.push(url.href);
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  await page.exposeFunction('fault', (text: string) => faults.push(text));
  await page.evaluateOnNewDocument(`addEventListener('securitypolicyviolation', (event) =>
    fault(event.effectiveDirective + ': ' + event.blockedURI), true)`);
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.goto(address, { waitUntil: 'load' });
  return { page, outside, faults };
}

/** Waits until an expression is true in the page; the page forbids what puppeteer's own wait needs. */
export async function until(page: Page, expression: string): Promise<void> {
  const end = performance.now() + PATIENCE_MILLISECONDS;
  while (!(await page.evaluate(expression))) {
    if (performance.now() > end) throw new Error(`Never true in the page: ${expression}`);
    await sleep(50);
  }
}

function isThere(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
