// Logins in a real browser: at the demo providers, and at a certified provider on another site.

import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import files from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import { launch, watch } from './chromium.mjs';
import { startGateway, startProvider } from './gateway.mjs';

/** Written only when asked for: pictures differ by a pixel between machines. */
const SCREENSHOTS = process.env.UPDATE_SCREENSHOTS === '1' && fileURLToPath(new URL('../../docs/screenshots', import.meta.url));

/** What an operator who registered the gateway at a few places has. */
const SEVERAL = `
[providers.google]
client_id = "id"
client_secret = "secret"

[providers.github]
client_id = "id"
client_secret = "secret"

[providers.microsoft]
params.tenant = "common"
client_id = "id"
client_secret = "secret"

[providers.acme]
display_name = "Acme"
issuer = "https://login.acme.example"
client_id = "id"
client_secret = "secret"
`;

let browser;
let provider;
let gateway;
let context;
let page;
let seen;

/** Two clients of the real provider, one whose answers come by form. */
function realProviders({ issuer, secret }) {
  const section = (id, name, more) => `
[providers.${id}]
display_name = "${name}"
issuer = "${issuer}"
client_id = "${id}"
client_secret = '${secret}'
${more}`;
  return section('basic', 'Real', '') + section('form', 'Real by form', 'response_mode = "form_post"');
}

/** A fresh browser profile and a page in it, watched on the pages of `origin`. */
async function open(options, origin = gateway.origin) {
  await context?.close();
  context = await browser.newContext({ viewport: { width: 800, height: 640 }, ...options });
  seen = watch(context, origin);
  page = await context.newPage();
}

async function picture(name) {
  if (SCREENSHOTS) {
    await page.screenshot({ path: `${SCREENSHOTS}/${name}.png`, fullPage: true });
  }
}

const heading = () => page.locator('h1').innerText();
/** Until the page with this heading is there, whichever was before it. */
const arrival = async (words) => {
  await page.locator('h1', { hasText: words }).waitFor();
  await page.waitForLoadState();
};
const path = () => page.url().slice(gateway.origin.length);

async function me() {
  const response = await context.request.get(`${gateway.origin}/me`);
  return response.ok() ? response.json() : response.status();
}

/** From the chooser to the account page, by the demo provider. */
async function signInAtDemo() {
  await page.goto(`${gateway.origin}/`);
  await page.locator('[data-provider=demo]').click();
  await page.getByText('Ada Lovelace').click();
  await page.waitForURL(`${gateway.origin}/`);
}

/** Fills in the real provider's own two pages. */
async function signInAtReal() {
  await page.waitForURL(`${provider.issuer}/interaction/*`);
  await page.getByPlaceholder('Enter any login').fill('ada');
  await page.getByPlaceholder('and password').fill('any');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
}

/** Presses Tab until the element whose text contains `text` has the focus. */
async function tabTo(text) {
  for (let presses = 0; presses < 15; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    if (await focused.count() > 0 && (await focused.innerText()).includes(text)) {
      return;
    }
  }
  assert.fail(`no way by Tab to ${text}`);
}

before(async () => {
  if (SCREENSHOTS) {
    await mkdir(SCREENSHOTS, { recursive: true });
  }
  provider = await startProvider();
  gateway = await startGateway(realProviders(provider));
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await gateway?.stop();
  await provider?.stop();
});

beforeEach(() => open());

afterEach(() => {
  assert.deepEqual(seen, { requests: [], complaints: [] }, 'a page asks only its own origin, and the console is silent');
});

describe('the demo provider', () => {
  it('signs a newcomer in, and out again', async () => {
    await page.goto(`${gateway.origin}/`);
    assert.equal(path(), '/login');
    await page.locator('[data-provider=demo]').click();
    await arrival('Who are you today?');
    await picture('demo');

    await page.getByText('Ada Lovelace').click();
    await page.waitForURL(`${gateway.origin}/`);
    await picture('account');
    const profile = await me();
    assert.deepEqual([profile.id, profile.name, profile.email_verified], ['demo:ada', 'Ada Lovelace', true]);

    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.waitForURL(`${gateway.origin}/logout/done?*`);
    assert.equal(await heading(), 'You are signed out');
    await picture('signed-out');
    assert.equal(await me(), 401);
  });

  it('brings a refusal back as a notice', async () => {
    await page.goto(`${gateway.origin}/login`);
    await page.locator('[data-provider=demo_oauth2]').click();
    await page.getByText('Refuse, and go back').click();

    assert.match(await page.getByRole('status').innerText(), /^You stopped signing in/);
    assert.equal(await me(), 401);
  });

  it('is reached with the keyboard alone', async () => {
    await page.goto(`${gateway.origin}/login`);
    await tabTo('Demo');
    await page.keyboard.press('Enter');
    await arrival('Who are you today?');
    await tabTo('Ada Lovelace');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${gateway.origin}/`);
    await tabTo('Sign out');
    await page.keyboard.press('Enter');

    await page.getByText('You are signed out').waitFor();
    assert.equal(await me(), 401);
  });

  it('works without JavaScript', async () => {
    await open({ javaScriptEnabled: false });
    await signInAtDemo();
    assert.equal((await me()).id, 'demo:ada');

    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.getByText('You are signed out').waitFor();
    assert.equal(await me(), 401);
  });
});

describe('a provider of another site', () => {
  it('signs in through its own pages', async () => {
    await page.goto(`${gateway.origin}/`);
    await page.locator('[data-provider=basic]').click();
    await signInAtReal();
    await page.waitForURL(`${gateway.origin}/`);
    await picture('real-provider');

    const profile = await me();
    assert.deepEqual([profile.id, profile.name, profile.email], ['basic:ada', 'Ada Lovelace', 'ada@example.com']);
  });

  it('answers by a form, which arrives without cookies and is bounced', async () => {
    const posts = [];
    context.on('request', (request) => {
      if (request.method() === 'POST' && request.url().includes('/callback/')) {
        posts.push(request.allHeaders().then((headers) => [headers['sec-fetch-site'], 'cookie' in headers]));
      }
    });
    await page.goto(`${gateway.origin}/login`);
    await page.locator('[data-provider=form]').click();
    await signInAtReal();
    await page.waitForURL(`${gateway.origin}/`);

    assert.equal((await me()).id, 'form:ada');
    assert.deepEqual(await Promise.all(posts), [['cross-site', false], ['same-origin', true]]);
  });

  it('answers by a form without JavaScript, one button more', async () => {
    await open({ javaScriptEnabled: false });
    await page.goto(`${gateway.origin}/login`);
    await page.locator('[data-provider=form]').click();
    await signInAtReal();
    await page.waitForURL(`${provider.issuer}/auth/*`);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.waitForURL(`${gateway.origin}/callback/form`);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.waitForURL(`${gateway.origin}/`);

    assert.equal((await me()).id, 'form:ada');
  });

  for (const javaScriptEnabled of [true, false]) {
    it(`is left after the gateway, and leads back, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async () => {
      await open({ javaScriptEnabled });
      await page.goto(`${gateway.origin}/login`);
      await page.locator('[data-provider=basic]').click();
      await signInAtReal();
      await page.waitForURL(`${gateway.origin}/`);

      await page.goto(`${gateway.origin}/logout?return_to=/somewhere`);
      await page.getByRole('button', { name: 'Sign out', exact: true }).click();
      await page.waitForURL(`${provider.issuer}/session/end?*`);
      assert.equal(await me(), 401);
      await page.getByRole('button', { name: 'Yes, sign me out' }).click();
      await page.waitForURL(`${gateway.origin}/logout/done?*`);

      assert.match(await page.locator('main').innerText(), /came back from/);
      assert.equal(await page.getByRole('link', { name: 'Back to' }).getAttribute('href'), `${gateway.origin}/somewhere`);
      await page.goto(`${gateway.origin}/login/basic`);
      await page.getByPlaceholder('Enter any login').waitFor();
    });
  }

  it('leads back to the chooser when the person cancels there', async () => {
    await page.goto(`${gateway.origin}/login`);
    await page.locator('[data-provider=basic]').click();
    await page.getByText('[ Cancel ]').click();

    await page.waitForURL(`${gateway.origin}/login?*`);
    assert.match(await page.getByRole('status').innerText(), /Real/);
  });
});

describe('every page', () => {
  /** Calls `look` on each page a person can meet. */
  async function visitAll(look) {
    await page.goto(`${gateway.origin}/callback/demo?code=any&state=nobody`);
    await look('error');
    await page.goto(`${gateway.origin}/login`);
    await look('chooser');
    await page.locator('[data-provider=demo]').click();
    await arrival('Who are you today?');
    await look('demo');
    await page.getByText('Ada Lovelace').click();
    await page.waitForURL(`${gateway.origin}/`);
    await look('account');
    await page.goto(`${gateway.origin}/login`);
    await look('signed in');
    await page.goto(`${gateway.origin}/logout`);
    await look('logout');
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await arrival('You are signed out');
    await look('signed out');
  }

  it('fits a screen of 320 pixels', async () => {
    await open({ viewport: { width: 320, height: 640 } });
    const wide = [];
    await visitAll(async (name) => {
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      if (width > 320) {
        wide.push(`${name}: ${width}`);
      }
    });

    assert.deepEqual(wide, []);
  });

  for (const colorScheme of ['light', 'dark']) {
    it(`is ${colorScheme} for whoever prefers it, and readable`, async () => {
      await open({ colorScheme });
      const pale = [];
      await visitAll(async (name) => {
        const [text, ground] = await page.evaluate(luminances);
        const contrast = (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
        if (contrast < 7 || (colorScheme === 'dark') !== (ground < text)) {
          pale.push(`${name}: ${contrast}`);
        }
      });

      assert.deepEqual(pale, []);
    });
  }

  it('says what went wrong and what to do, and the heading has the focus', async () => {
    await page.goto(`${gateway.origin}/callback/demo?code=any&state=nobody`);
    await picture('error');

    assert.equal(await page.locator('code').first().innerText(), 'attempt_missing');
    assert.equal(await page.locator(':focus').innerText(), await heading());
  });
});

describe('the chooser of several providers', () => {
  let several;

  before(async () => { several = await startGateway(SEVERAL, { demo: false }); });
  after(() => several?.stop());

  for (const colorScheme of ['light', 'dark']) {
    it(`lists them in the order of the file, ${colorScheme}`, async () => {
      await open({ colorScheme }, several.origin);
      await page.goto(`${several.origin}/login`);
      await picture(`chooser-${colorScheme}`);

      const ids = await page.locator('[data-provider]').evaluateAll((links) => links.map((link) => link.dataset.provider));
      assert.deepEqual(ids, ['google', 'github', 'microsoft', 'acme']);
    });
  }
});

describe('a site with a logo, an icon and a style sheet', () => {
  let folder;
  let own;

  before(async () => {
    folder = await mkdtemp(files.join(tmpdir(), 'vestibule-'));
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>';
    await Promise.all([['logo.svg', svg], ['dark.svg', svg.replace('h8', 'h7')], ['icon.svg', svg.replace('h8', 'h6')], ['own.css', 'h1 { letter-spacing: 0 }']]
      .map(([name, text]) => writeFile(files.join(folder, name), text)));
    const at = (name) => JSON.stringify(files.join(folder, name));
    own = await startGateway(`${SEVERAL}\n[theme]\nname = "Acme"\nlogo = ${at('logo.svg')}\nlogo_dark = ${at('dark.svg')}\nfavicon = ${at('icon.svg')}\ncss = ${at('own.css')}\n`, { demo: false });
  });
  after(async () => {
    await own?.stop();
    await rm(folder, { recursive: true });
  });

  it('is at most four requests, and one when it is known', async () => {
    await open({}, own.origin);
    const loaded = [];
    page.on('response', (response) => loaded.push(response));
    await page.goto(`${own.origin}/login`, { waitUntil: 'networkidle' });
    const first = loaded.splice(0);
    await page.goto(`${own.origin}/login?return_to=/x`, { waitUntil: 'networkidle' });

    const paths = first.map((response) => new URL(response.url()).pathname);
    assert.ok(paths.includes('/login') && paths.length >= 3 && paths.length <= 4, paths.join(' '));
    assert.equal(new Set(paths).size, paths.length, 'nothing is asked for twice');
    for (const response of first.slice(1)) {
      assert.match(response.url(), /\/assets\/site-\w+\.[0-9a-f]{12}\.(svg|css)$/);
      assert.equal(response.headers()['cache-control'], 'public, max-age=31536000, immutable');
    }
    const timings = await page.evaluate(() => performance.getEntriesByType('resource').map(({ transferSize }) => transferSize));
    assert.deepEqual(timings.filter((size) => size > 0), [], 'the rest comes out of the cache');
  });
});

/** Runs in the page: the relative luminance (WCAG 2) of its text and of the ground below it. */
function luminances() {
  const luminance = (color) => {
    const channels = color.match(/[\d.]+/g).slice(0, 3).map((channel) => channel / 255);
    const [red, green, blue] = channels.map((value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const style = getComputedStyle(document.body);
  return [luminance(style.color), luminance(style.backgroundColor)];
}
