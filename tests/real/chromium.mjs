// Chromium, and a watch over what it asks for and complains about.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { chromium } from 'playwright-core';

import { PATIENCE, surroundings } from './surroundings.mjs';

/** Chromium looks nothing up and reports nothing: only this machine exists. */
export async function launch() {
  const home = await mkdtemp(path.join(tmpdir(), 'vestibule-chromium-'));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    env: surroundings(home),
    timeout: PATIENCE,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--no-proxy-server',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
    ],
  });
  const close = async () => {
    await browser.close();
    await rm(home, { recursive: true, force: true, maxRetries: 20 });
  };
  /** A fresh profile, as patient as the tests. */
  const newContext = async (options) => {
    const context = await browser.newContext(options);
    context.setDefaultTimeout(PATIENCE);
    return context;
  };
  return { close, newContext, newPage: () => browser.newPage() };
}

/** Notes, of every page of `context` at `origin`, what it asks of other origins and what the console says of it. */
export function watch(context, origin) {
  const seen = { requests: [], complaints: [] };
  const isOurs = (url) => url.startsWith(`${origin}/`);
  context.on('request', (request) => {
    const isLink = request.isNavigationRequest() && request.frame().parentFrame() === null;
    if (!isLink && isOurs(request.frame().url()) && !isOurs(request.url())) {
      seen.requests.push(request.url());
    }
  });
  context.on('console', (message) => {
    const isStatus = message.text().startsWith('Failed to load resource');
    if (['error', 'warning'].includes(message.type()) && isOurs(message.page().url()) && !isStatus) {
      seen.complaints.push(message.text());
    }
  });
  context.on('weberror', (error) => seen.complaints.push(String(error.error())));
  return seen;
}
