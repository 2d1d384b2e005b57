// Chromium, and a watch over what it asks for and complains about.

import { chromium } from 'playwright-core';

/** Chromium looks nothing up and reports nothing: only this machine exists. */
export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
    ],
  });
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
