// Opens the page of an org in a real browser, as a person does who got the file, and notes whatever should not happen.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { callOrgsim } from '../orgs/call-orgsim.js';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function startBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, args: ARGUMENTS });
}

export interface OpenPage {
  readonly page: Page;
  /** Addresses that the page asked for, itself left out. */
  readonly requests: readonly string[];
  /** Errors and warnings in the console, errors of the script, dialogs. */
  readonly complaints: readonly string[];
}

/** What `orgsim cost --format html` writes of orgs with these texts. */
export async function htmlOf(texts: readonly string[], ...flags: string[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'orgsim-page-'));
  try {
    const files = texts.map((text, index) => {
      const file = join(folder, `org-${index}.md`);
      writeFileSync(file, text);
      return file;
    });
    const { code, stdout, stderr } = await callOrgsim(
      'cost',
      '--format',
      'html',
      ...flags,
      ...files,
    );
    if (code !== 0) throw new Error(stderr);
    return stdout;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Calls `look` with the page from a file, and closes it. */
export async function withPage<T>(
  browser: Browser,
  html: string,
  options: BrowserContextOptions,
  look: (open: OpenPage) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'orgsim-page-'));
  const context = await browser.newContext({ viewport: { width: 1100, height: 900 }, ...options });
  try {
    const file = join(folder, 'cost.html');
    writeFileSync(file, html);
    const address = pathToFileURL(file).href;
    const requests: string[] = [];
    const complaints: string[] = [];
    const page = await context.newPage();
    page.on('request', (request) => {
      if (request.url() !== address) requests.push(request.url());
    });
    page.on('console', (message) => {
      if (message.type() !== 'log') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('dialog', (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.goto(address);
    return await look({ page, requests, complaints });
  } finally {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
