// Every page of every shipped theme in a real browser: light, dark and forced colours, both directions, narrow and wide, large text.

import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import { AxeBuilder } from '@axe-core/playwright';

import { launch } from './chromium.mjs';
import { startPreview } from './gateway.mjs';

const SCREENSHOTS = process.env.UPDATE_SCREENSHOTS === '1' && fileURLToPath(new URL('../../docs/screenshots', import.meta.url));
const THEMES = ['default', 'minimal', 'card'];

/** A site with everything that can stand on a page. */
const SITE = `[theme]
name = "Acme"
font = ["Inter", "system-ui", "sans-serif"]
help_url = "mailto:help@example.com"
privacy_url = "https://example.com/privacy"
terms_url = "https://example.com/terms"
footer = "Acme Ltd, 1 Example Street"
locales = ["en", "ar", "de"]
`;

/** States that differ in more than words. */
const STATES = ['login-notice', 'login-groups', 'login-forty', 'login-empty', 'signed-in', 'account', 'account-bare', 'sessions', 'logout-choice', 'signed-out', 'error-provider_timeout', 'error-not_allowed'];

let browser;
const previews = {};

before(async () => {
  browser = await launch();
  for (const base of THEMES) {
    previews[base] = await startPreview(SITE, base);
  }
});

after(async () => {
  await browser?.close();
  await Promise.all(Object.values(previews).map((preview) => preview.stop()));
});

/** A page of a fresh profile; what the console says of the policy is kept in `complaints`. */
async function open(base, options) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const complaints = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  const show = (language, state) => page.goto(`${previews[base].origin}/${language}/${state}.html`);
  return { context, page, complaints, show };
}

for (const base of THEMES) {
  describe(`the theme ${base}`, () => {
    for (const [name, options] of [
      ['light', { colorScheme: 'light' }],
      ['dark', { colorScheme: 'dark' }],
      ['in forced colours', { forcedColors: 'active' }],
      ['at 320 pixels', { viewport: { width: 320, height: 640 } }],
    ]) {
      it(`has nothing that axe finds, ${name}`, async () => {
        const { context, page, complaints, show } = await open(base, options);
        const found = [];
        for (const state of STATES) {
          const language = state === 'login-groups' || state === 'error-provider_timeout' ? 'ar' : 'en';
          await show(language, state);
          await page.evaluate(() => document.querySelectorAll('details').forEach((details) => { details.open = true; }));
          const { violations, incomplete } = await new AxeBuilder({ page }).analyze();
          const pale = incomplete.filter((rule) => rule.id === 'color-contrast' && name !== 'in forced colours');
          found.push(...[...violations, ...pale].map((rule) => `${state}: ${rule.id}: ${rule.nodes.map((node) => node.html).join(' ').slice(0, 300)}`));
        }
        await context.close();
        assert.deepEqual(found, []);
        assert.deepEqual(complaints, []);
      });
    }

    it('is never wider than the screen, nor cut off at twice the text size, in both directions', async () => {
      const wide = [];
      for (const [width, size] of [[320, 100], [640, 200], [1280, 200], [320, 200]]) {
        const { context, page, show } = await open(base, { viewport: { width, height: 800 } });
        for (const state of STATES) {
          for (const language of ['en', 'ar', 'de']) {
            await show(language, state);
            await page.evaluate((percent) => { document.documentElement.style.fontSize = `${percent}%`; }, size);
            const found = await page.evaluate(() => {
              const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
              const cut = [...document.querySelectorAll('main *')].filter((element) => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflow === 'hidden');
              return over > 0 || cut.length > 0 ? `${over} ${cut.map((element) => element.className)}` : '';
            });
            if (found) wide.push(`${width} ${size}% ${language} ${state}: ${found}`);
          }
        }
        await context.close();
      }
      assert.deepEqual(wide, []);
    });

    it('has targets that can be hit', async () => {
      const { context, page, show } = await open(base, { viewport: { width: 320, height: 640 } });
      const small = [];
      for (const state of STATES) {
        await show('en', state);
        small.push(...await page.evaluate((state) => {
          const least = (element) => (element.matches('.provider, .button, .more > summary') ? 44 : 24);
          return [...document.querySelectorAll('a, button, summary')]
            .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < least(element))
            .map((element) => `${state}: ${element.textContent.trim()} ${element.getBoundingClientRect().height}`);
        }, state));
      }
      await context.close();
      assert.deepEqual(small, []);
    });

    it('is read by the keyboard from the first provider on, and shows where it is', async () => {
      const { context, page, show } = await open(base, {});
      await show('en', 'login-groups');
      const order = [];
      for (let presses = 0; presses < 12; presses += 1) {
        await page.keyboard.press('Tab');
        order.push(await page.evaluate(() => {
          const { dataset, tagName } = document.activeElement;
          const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
          return [dataset.provider ?? tagName, outlineStyle !== 'none' && parseFloat(outlineWidth) >= 3];
        }));
      }
      const providers = await page.locator('[data-provider]').evaluateAll((links) => links.map((link) => link.dataset.provider));
      await context.close();
      assert.deepEqual(order.slice(0, providers.length).map(([name]) => name), providers);
      assert.ok(order.slice(0, providers.length + 3).every(([, seen]) => seen), JSON.stringify(order));
    });

    it('is one request of its own', async () => {
      const { context, page, show } = await open(base, { javaScriptEnabled: false });
      const requests = [];
      page.on('request', (request) => requests.push(request.url()));
      await show('en', 'login-many');
      await context.close();
      assert.equal(requests.filter((url) => !url.startsWith('data:')).length, 1, requests.join(' '));
    });

    it('looks like itself', { skip: !SCREENSHOTS }, async () => {
      await mkdir(SCREENSHOTS, { recursive: true });
      for (const [state, name] of [['login', 'login'], ['login-many', 'many'], ['login-groups', 'groups'], ['signed-in', 'signed-in'], ['account', 'account'], ['sessions', 'sessions'], ['logout', 'logout'], ['signed-out', 'signed-out'], ['error-attempt_expired', 'error']]) {
        const { context, page, show } = await open(base, { viewport: { width: 1000, height: 700 } });
        await show('en', state);
        await page.screenshot({ path: path.join(SCREENSHOTS, `${base}-${name}.png`) });
        await context.close();
      }
    });
  });
}
