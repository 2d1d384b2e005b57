// Chromium and Firefox, both by one library, with third-party cookies blocked and nothing but this machine to be found.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import puppeteer from 'puppeteer-core';

import { PATIENCE, surroundings } from './surroundings.mjs';

/** How each engine is started. */
const ENGINES = {
  chromium: async (profile) => {
    await mkdir(path.join(profile, 'Default'));
    const preferences = { profile: { block_third_party_cookies: true, cookie_controls_mode: 1 } };
    await writeFile(path.join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
    return {
      browser: 'chrome',
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      userDataDir: profile,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--no-proxy-server',
        '--disable-dev-shm-usage',
        '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE *.localhost, EXCLUDE localhost, EXCLUDE 127.0.0.1',
      ],
    };
  },
  firefox: async (profile, scripts) => ({
    browser: 'firefox',
    executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
    extraPrefsFirefox: {
      'javascript.enabled': scripts,
      'network.cookie.cookieBehavior': 1,
      'network.dns.disabled': false,
      'network.proxy.type': 0,
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
      'app.normandy.enabled': false,
      'extensions.getAddons.cache.enabled': false,
    },
  }),
};

export const engines = Object.keys(ENGINES);

/** Starts an engine, whose pages may be without scripts; `open` gives a fresh page, `close` ends it and removes what it wrote. */
export async function start(engine, { scripts = true } = {}) {
  const profile = await mkdtemp(path.join(tmpdir(), `vestibule-${engine}-`));
  const options = await ENGINES[engine](profile, scripts);
  const browser = await puppeteer.launch({
    headless: true, timeout: PATIENCE, protocolTimeout: 2 * PATIENCE, env: surroundings(profile), ...options,
  });
  const close = async () => {
    await browser.close();
    // Helpers of an engine that has ended may still be writing.
    await rm(profile, { recursive: true, force: true, maxRetries: 20 });
  };
  const open = async () => {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    if (!scripts && engine === 'chromium') await page.setJavaScriptEnabled(false);
    return page;
  };
  return { browser, open, close };
}
