// Every page of every shipped theme in a real browser: light, dark and forced colours, both directions, narrow and wide, large text.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import { AxeBuilder } from '@axe-core/playwright';

import { launch } from './chromium.mjs';
import { writePreview } from './gateway.mjs';
import { stretched } from './pseudo.mjs';

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
locales = ["en", "ar", "en-XA"]
dir = "mine"
`;

/** English, Arabic, and English that is longer than any language is likely to be. */
const LANGUAGES = ['en', 'ar', 'en-XA'];

/** States that differ in more than words. */
const STATES = ['login-notice', 'login-in-app', 'login-groups', 'login-forty', 'login-empty', 'login-languages', 'signed-in', 'account', 'account-bare', 'sessions', 'logout-choice', 'signed-out', 'signed-out-forgotten', 'error-provider_timeout', 'error-not_allowed'];

/** The rules of axe that are about colours. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

/** A site that does not exist: what is asked of it is answered with the files of the previews. */
const ORIGIN = 'http://localhost';

let browser;
const previews = {};

before(async () => {
  const english = await readFile(new URL('../../templates/default/locales/en.ftl', import.meta.url), 'utf8');
  const texts = { 'en-XA': stretched(english) };
  [browser] = await Promise.all([launch(), ...THEMES.map(async (base) => { previews[base] = await writePreview(SITE, base, texts); })]);
});

after(async () => {
  await browser?.close();
  await Promise.all(Object.values(previews).map((preview) => preview.remove()));
});

/** Every state of every page, as the preview names it. */
async function everyState(base, language) {
  const files = await readdir(path.join(previews[base].folder, language));
  return files.filter((file) => file.endsWith('.html')).map((file) => path.basename(file, '.html'));
}

/** A page of a fresh profile, with a policy as strict as the gateway's; what the console says of it is kept in `complaints`. */
async function open(base, options) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const complaints = [];
  const asked = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith('data:')) asked.push(request.url());
  });
  await page.route('**', async (route) => {
    const { pathname } = new URL(route.request().url());
    const body = await readFile(path.join(previews[base].folder, pathname), 'utf8');
    const style = createHash('sha256').update(/<style>(.*?)<\/style>/s.exec(body)[1]).digest('base64');
    const policy = `default-src 'none'; style-src 'sha256-${style}'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;
    await route.fulfill({ body, contentType: 'text/html; charset=utf-8', headers: { 'content-security-policy': policy } });
  });
  const show = (language, state) => page.goto(`${ORIGIN}/${language}/${state}.html`);
  return { context, page, complaints, asked, show };
}

for (const base of THEMES) {
  describe(`the theme ${base}`, () => {
    // Every page there is by all rules; then those that differ in more than words by the rules that another scheme, or less room, may break.
    for (const [name, options, rules, language] of [
      ['light', { colorScheme: 'light' }, undefined, 'en'],
      ['dark and narrow, from right to left', { colorScheme: 'dark', viewport: { width: 320, height: 640 } }, undefined, 'ar'],
      ['dark', { colorScheme: 'dark' }, COLOURS],
      ['in forced colours', { forcedColors: 'active' }, COLOURS],
      ['at 320 pixels', { viewport: { width: 320, height: 640 } }, [...COLOURS, 'target-size', 'scrollable-region-focusable']],
    ]) {
      it(`has nothing that axe finds, ${name}`, async () => {
        const { context, page, complaints, show } = await open(base, options);
        const found = [];
        for (const state of language ? await everyState(base, language) : STATES) {
          await show(language ?? 'en', state);
          await page.evaluate((dark) => {
            document.querySelectorAll('details').forEach((details) => { details.open = true; });
            // The list stands on the ground of the page around it, which is dark then.
            if (dark) document.documentElement.style.backgroundColor = '#111';
          }, state.startsWith('frame') && options.colorScheme === 'dark');
          // No page has frames: without its search for them axe needs no second page to put its findings together.
          const axe = new AxeBuilder({ page }).setLegacyMode();
          const { violations, incomplete } = await (rules ? axe.withRules(rules) : axe).analyze();
          const pale = incomplete.filter((rule) => rule.id === 'color-contrast' && name !== 'in forced colours');
          // Their scripts run under policies of their own, as the tests of embedding see.
          if (/^(frame|popup|bounce)/.test(state)) complaints.length = 0;
          found.push(...[...violations, ...pale].map((rule) => `${state}: ${rule.id}: ${rule.nodes.map((node) => node.html).join(' ').slice(0, 300)}`));
        }
        await context.close();
        assert.deepEqual(found, []);
        assert.deepEqual(complaints, []);
      });
    }

    it('is never wider than the screen, nor cut off at twice the text size, in both directions', async () => {
      const wide = [];
      const { context, page, show } = await open(base, {});
      for (const state of STATES) {
        for (const language of LANGUAGES) {
          await show(language, state);
          for (const [width, size] of [[320, 100], [320, 200], [640, 200], [1280, 200]]) {
            await page.setViewportSize({ width, height: 800 });
            const found = await page.evaluate((percent) => {
              document.documentElement.style.fontSize = `${percent}%`;
              const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
              const cut = [...document.querySelectorAll('main *')].filter((element) => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflow === 'hidden');
              return over > 0 || cut.length > 0 ? `${over} ${cut.map((element) => element.className)}` : '';
            }, size);
            if (found) wide.push(`${width} ${size}% ${language} ${state}: ${found}`);
          }
        }
      }
      await context.close();
      assert.deepEqual(wide, []);
    });

    it('keeps its text when that is spaced as people need it (WCAG 1.4.12)', async () => {
      const { context, page, show } = await open(base, { viewport: { width: 320, height: 640 } });
      const lost = [];
      for (const state of STATES) {
        for (const language of LANGUAGES) {
          await show(language, state);
          const found = await page.evaluate(spaced);
          if (found) lost.push(`${language} ${state}: ${found}`);
        }
      }
      await context.close();
      assert.deepEqual(lost, []);
    });

    it('has targets that can be hit', async () => {
      const { context, page, show } = await open(base, { viewport: { width: 320, height: 640 } });
      const small = [];
      for (const state of STATES) {
        await show('en', state);
        small.push(...await page.evaluate((state) => {
          const least = (element) => (element.matches('.provider, .button, .more > summary') ? 44 : 24);
          const isSmall = (element) => {
            const { width, height } = element.getBoundingClientRect();
            // A way to sign in is as wide as its place in the list.
            const place = element.matches('.provider') ? element.parentElement.getBoundingClientRect().width : 0;
            return height < least(element) || width < Math.max(24, place);
          };
          return [...document.querySelectorAll('a, button, summary')]
            .filter((element) => element.checkVisibility() && isSmall(element))
            .map((element) => `${state}: ${element.textContent.trim()} ${JSON.stringify(element.getBoundingClientRect())}`);
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
      // Then the language, and what is in the footer.
      assert.deepEqual(order.slice(providers.length, providers.length + 4).map(([name]) => name), ['A', 'A', 'A', 'A']);
      assert.ok(order.slice(0, providers.length + 3).every(([, seen]) => seen), JSON.stringify(order));
    });

    for (const [name, options] of [['light', {}], ['dark', { colorScheme: 'dark' }], ['in forced colours', { forcedColors: 'active' }]]) {
      it(`shows the focus by a ring that is seen and hidden by nothing, ${name}`, async () => {
        const { context, page, show } = await open(base, options);
        const decoder = await browser.newPage();
        const faint = [];
        for (const [state, language] of [['login-forty', 'en'], ['login-groups', 'ar'], ['signed-out', 'en'], ['account', 'en']]) {
          await show(language, state);
          await page.evaluate(() => document.querySelectorAll('details').forEach((details) => { details.open = true; }));
          // One of each kind.
          const kinds = new Set(['BODY ']);
          for (let presses = 0; presses < 14; presses += 1) {
            await page.keyboard.press('Tab');
            const kind = await page.evaluate(() => `${document.activeElement.tagName} ${document.activeElement.className}`);
            const found = kinds.has(kind) ? '' : await ring(page, decoder);
            kinds.add(kind);
            if (found) faint.push(`${language} ${state}: ${found}`);
          }
        }
        await Promise.all([context.close(), decoder.close()]);
        assert.deepEqual(faint, []);
      });
    }

    it('is read out as it is written: marks are silent, and what was used last is said', async () => {
      const { context, page, show } = await open(base, {});
      await show('en', 'login');
      const list = await page.locator('main ul.providers').ariaSnapshot();
      await context.close();
      const links = [...list.matchAll(/link "([^"]*)"/g)].map((found) => found[1]);
      assert.equal(links[0], 'Continue with Google Last used');
      assert.deepEqual(links.slice(1), ['Continue with GitHub', 'Sign in with Microsoft', 'Continue with Acme']);
      assert.doesNotMatch(list, /img/);
    });

    it('is one request of its own', async () => {
      const { context, asked, show } = await open(base, { javaScriptEnabled: false });
      await show('en', 'login-many');
      await context.close();
      assert.deepEqual(asked, [`${ORIGIN}/en/login-many.html`]);
    });

    // Makes pictures for a person to look at, and proves nothing.
    if (SCREENSHOTS) it('looks like itself', async () => {
      await mkdir(SCREENSHOTS, { recursive: true });
      const { context, page, show } = await open(base, { viewport: { width: 1000, height: 700 } });
      for (const [state, name] of [['login', 'login'], ['login-many', 'many'], ['login-groups', 'groups'], ['signed-in', 'signed-in'], ['account', 'account'], ['sessions', 'sessions'], ['logout', 'logout'], ['signed-out', 'signed-out'], ['error-attempt_expired', 'error']]) {
        await show('en', state);
        await page.screenshot({ path: path.join(SCREENSHOTS, `${base}-${name}.png`) });
      }
      await context.close();
    });
  });
}

/** Runs in the page: text spaced as WCAG 1.4.12 has it; says what is cut off, or wider than the screen. */
function spaced() {
  for (const element of document.querySelectorAll('body *')) {
    const { style } = element;
    style.setProperty('line-height', '1.5', 'important');
    style.setProperty('letter-spacing', '0.12em', 'important');
    style.setProperty('word-spacing', '0.16em', 'important');
    if (element.matches('p')) style.setProperty('margin-block-end', '2em', 'important');
  }
  const { scrollWidth, clientWidth } = document.documentElement;
  const isCut = (element) => getComputedStyle(element).overflow === 'hidden' && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
  // The list has parts for those who hear it alone; they have no size.
  const cut = [...document.querySelectorAll('main *:not(.hidden)')].filter(isCut);
  return scrollWidth > clientWidth || cut.length > 0 ? `${scrollWidth - clientWidth} ${cut.map((element) => element.className)}` : '';
}

/** What is wrong with the ring around what has the focus: compared with the same place without it, pixel by pixel. */
async function ring(page, decoder) {
  const focused = await page.evaluateHandle(() => document.activeElement);
  const around = await focused.evaluate((element) => {
    element.scrollIntoView({ block: 'center' });
    const { x, y, width, height } = element.getBoundingClientRect();
    const { outlineOffset, outlineWidth } = getComputedStyle(element);
    const at = document.elementFromPoint(x + width / 2, y + height / 2);
    return { name: element.textContent.trim(), x, y, width, height, outlineOffset, outlineWidth, isOnTop: element.contains(at) };
  });
  if (!around.isOnTop) return `${around.name} is behind something`;
  if (parseFloat(around.outlineWidth) < 3 || parseFloat(around.outlineOffset) < 2) return `${around.name} ${around.outlineWidth} ${around.outlineOffset}`;
  const clip = { x: Math.max(0, around.x - 8), y: Math.max(0, around.y - 8), width: around.width + 16, height: around.height + 16 };
  const withIt = await page.screenshot({ clip });
  await focused.evaluate((element) => element.style.setProperty('outline-style', 'none', 'important'));
  const without = await page.screenshot({ clip });
  await focused.evaluate((element) => element.style.removeProperty('outline-style'));
  const { changed, faint } = await decoder.evaluate(difference, [withIt, without].map((png) => png.toString('base64')));
  // Three pixels on each of the four sides; corners are round.
  const expected = 2 * 3 * (around.width + around.height) * 0.9;
  return changed < expected || faint > changed * 0.1 ? `${around.name}: ${changed} of ${expected} pixels, ${faint} of them faint` : '';
}

/** Runs in a page: how many pixels differ between two pictures, and how many of these by a contrast below 3. */
async function difference(pictures) {
  const [one, other] = await Promise.all(pictures.map(async (png) => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context.drawImage(bitmap, 0, 0);
    return context.getImageData(0, 0, bitmap.width, bitmap.height).data;
  }));
  const luminance = (data, at) => {
    const [red, green, blue] = [0, 1, 2].map((channel) => data[at + channel] / 255).map((value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  let changed = 0;
  let faint = 0;
  for (let at = 0; at < one.length; at += 4) {
    if (one[at] !== other[at] || one[at + 1] !== other[at + 1] || one[at + 2] !== other[at + 2]) {
      changed += 1;
      const [light, dark] = [luminance(one, at), luminance(other, at)].sort((a, b) => b - a);
      if ((light + 0.05) / (dark + 0.05) < 3) faint += 1;
    }
  }
  return { changed, faint };
}
