// The login in pages of other sites: every way of embedding, in two engines that block third-party cookies.
// The gateway is login.acme.localhost; app.acme.localhost is of the same site, app.other.localhost of another.

import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';

import { engines, start } from './engines.mjs';
import { freePort, startGateway, startProvider } from './gateway.mjs';
import { serve } from './sites.mjs';
import { PATIENCE, eventually } from './surroundings.mjs';

/** Written only when asked for: pictures differ by a pixel between machines. */
const SCREENSHOTS = process.env.UPDATE_SCREENSHOTS === '1' && fileURLToPath(new URL('../../docs/screenshots', import.meta.url));

const servers = [];
let gateway;
/** Sites by what they are. */
const at = {};
const sites = {};

before(async () => {
  const where = () => gateway.origin;
  const site = async (folder, options) => {
    const server = await serve(folder, where, options);
    servers.push(server);
    return server;
  };
  sites.plain = await site('embed');
  const plain = sites.plain.port;
  const { port: strict } = await site('embed', { openerPolicy: 'same-origin' });
  const { port: custom } = await site('custom-page');
  at.app = `http://app.acme.localhost:${plain}`;
  at.strictApp = `http://app.acme.localhost:${strict}`;
  at.custom = `http://app.acme.localhost:${custom}`;
  at.other = `http://app.other.localhost:${plain}`;
  at.stranger = `http://app.stranger.localhost:${plain}`;

  const port = await freePort();
  const callback = (id) => `http://login.acme.localhost:${port}/callback/${id}`;
  const open = await startProvider({ callback: callback('open') });
  const severing = await startProvider({ callback: callback('severing'), openerPolicy: 'same-origin' });
  servers.push(open, severing);
  const section = (id, { issuer, secret }) => `
[providers.${id}]
display_name = "${id}"
issuer = "${issuer}"
client_id = "site"
client_secret = '${secret}'
`;
  const origins = [at.app, at.strictApp, at.custom, at.other].map((origin) => `"${origin}"`).join(', ');
  gateway = await startGateway(
    `[embed]\norigins = [${origins}]\n${section('open', open)}${section('severing', severing)}`,
    { host: 'login.acme.localhost', port },
  );
});

after(async () => {
  await gateway?.stop();
  await Promise.all(servers.map((server) => server.stop()));
});

for (const engine of process.env.ENGINE?.split(',') ?? engines) {
  describe(engine, () => {
    let running;
    let context;
    let page;
    /** What consoles say of blocked things. */
    let blocked;
    /** A test of things that are blocked. */
    let mayBlock;

    before(async () => { running = await start(engine); });
    after(() => running?.close());

    beforeEach(async () => {
      context = await running.browser.createBrowserContext();
      blocked = [];
      mayBlock = false;
      // A popup may be gone before anybody can watch it.
      context.on('targetcreated', async (target) => watch(await target.page().catch(() => null)));
      page = await context.newPage();
      page.setDefaultTimeout(PATIENCE);
    });

    afterEach(async () => {
      await context?.close();
      assert.deepEqual(blocked, [], 'no Content-Security-Policy is violated');
    });

    function watch(opened) {
      opened?.on('console', (message) => {
        if (!mayBlock && /Content.Security.Policy|violates/i.test(message.text())) {
          blocked.push(message.text());
        }
      });
    }

    /** Opens a page of a site, and collects the events of the component there, if it has one. */
    async function visit(url) {
      await page.evaluateOnNewDocument(() => {
        window.told = [];
        // A busy machine may need longer for an answer than the component waits for one.
        AbortSignal.timeout = () => new AbortController().signal;
        const { open } = window;
        window.open = (url, ...rest) => {
          window.opened = { url: String(url), popup: open.call(window, url, ...rest) };
          return window.opened.popup;
        };
        for (const name of ['login', 'cancel', 'error']) {
          addEventListener(name, ({ detail }) => { if (detail) window.told.push([name, detail.session?.state, detail.session?.profile?.name]); }, true);
        }
        document.addEventListener('securitypolicyviolation', (event) => console.error(`violates ${event.violatedDirective} ${event.blockedURI}`));
      });
      await page.goto(url);
    }

    const told = async () => JSON.parse(await page.evaluate(() => JSON.stringify(window.told)));

    async function picture(name) {
      if (SCREENSHOTS && engine === 'chromium') {
        await page.screenshot({ path: `${SCREENSHOTS}/embed-${name}.png`, fullPage: true });
      }
    }

    /** The list of the component, once it is there. */
    async function entry(id) {
      // Asked for from here: a page that draws nothing for a while would not look for it itself.
      const found = () => page.$(`vestibule-login >>> [data-provider="${id}"]`).catch(() => null);
      return eventually(found, `"${id}" in the list of the component`);
    }

    /** Whether all of a document is there, and its scripts have run. */
    const isComplete = (where) => where.evaluate(() => document.readyState === 'complete').catch(() => false);

    /** What a selector finds in a complete page. Asked for anew each time: a wait within one page may be lost when the next one comes. */
    const shown = (where, selector) => eventually(async () => await isComplete(where) && where.$(selector).catch(() => null), selector);

    /** The frame of the page, once its document with what `shows` finds is there. */
    async function framedPage(shows) {
      const frame = await (await shown(page, 'iframe')).contentFrame();
      await shown(frame, shows);
      return frame;
    }

    /** The popup, once it shows what `shows` finds. */
    async function popup(shows) {
      return eventually(async () => {
        for (const candidate of await context.pages()) {
          const found = candidate === page ? null : await candidate.$(shows).catch(() => null);
          if (found && await isComplete(candidate)) {
            candidate.setDefaultTimeout(PATIENCE);
            return candidate;
          }
        }
        return undefined;
      }, `a popup with ${shows}`);
    }

    /** At the demo provider, wherever it is shown. */
    async function beAda(where) {
      await shown(where, '::-p-text(Ada Lovelace)');
      await Promise.all([where.waitForNavigation().catch(() => {}), where.click('::-p-text(Ada Lovelace)')]);
    }

    /** At the certified provider. */
    async function signInAt(where) {
      await where.type('[name=login]', 'ada');
      await where.type('[name=password]', 'any');
      await Promise.all([where.waitForNavigation(), where.click('[type=submit]')]);
      await where.click('[type=submit]');
    }

    /** A popup that cannot close itself says how the login ended, and the person closes it. */
    async function closePopup() {
      await eventually(async () => {
        const [left] = (await context.pages()).filter((candidate) => candidate !== page);
        const ended = left && await left.$('h1[data-state=signed_in]').catch(() => null);
        // Not before its script has told others of it.
        if (ended && await isComplete(left)) {
          await left.close().catch(() => {});
        }
        return !left;
      }, 'the popup ends');
    }

    /** The person comes back to the page. No window manager is there to tell it so. */
    async function lookHere() {
      await page.bringToFront();
      await page.evaluate(() => dispatchEvent(new Event('focus')));
    }

    /** How high the list in a frame is. */
    const wanted = (frame) => frame.evaluate(() => Math.ceil(document.querySelector('main').getBoundingClientRect().bottom));

    async function signedInTab() {
      const tab = await context.newPage();
      tab.setDefaultTimeout(PATIENCE);
      await tab.goto(`${gateway.origin}/login/demo`);
      await beAda(tab);
      await tab.close();
      await page.bringToFront();
    }

    it('brings no cookie to another site', async () => {
      const asks = (origin) => page.evaluate(async (url) => {
        await fetch(url, { credentials: 'include' });
        return (await fetch(url, { credentials: 'include' })).text();
      }, `${origin}/cookie`);
      await page.goto(`${at.app}/blank`);

      assert.deepEqual([await asks(at.app), await asks(at.other)], ['true', 'false']);
    });

    it('signs in by a link, and comes back', async () => {
      await visit(`${at.app}/link/`);
      await page.click('main > a');
      await shown(page, '[data-provider=demo]');
      assert.match(await page.$eval('.lead', (lead) => lead.textContent), /app\.acme\.localhost/);
      await page.click('[data-provider=demo]');
      await beAda(page);

      await shown(page, '::-p-text(Five ways)');
      assert.equal(page.url(), `${at.app}/`);
    });

    it('signs in by the component, which knows it afterwards', async () => {
      await visit(`${at.app}/component/`);
      await (await entry('demo')).click();
      await beAda(page);

      await shown(page, '::-p-text(Signed in as Ada Lovelace)');
      assert.equal(page.url(), `${at.app}/component/`);
    });

    it('shows the list of the component only when it knows who was signed in before', async () => {
      await signedInTab();
      await visit(`${at.app}/blank`);
      await page.evaluate((url) => {
        const { fetch } = window;
        const answers = new Promise((resolve) => { window.answer = resolve; });
        window.fetch = async (asked, ...rest) => {
          if (String(asked).endsWith('/me')) await answers;
          const response = await fetch.call(window, asked, ...rest);
          if (String(asked).endsWith('/providers')) {
            const text = await response.text();
            // What is done with the list is done before the next answer of a server.
            response.json = () => { fetch.call(window, '/blank').then(() => { window.listed = true; }); return Promise.resolve(JSON.parse(text)); };
          }
          return response;
        };
        const script = document.createElement('script');
        Object.assign(script, { type: 'module', crossOrigin: 'anonymous', src: `${url}/embed.js` });
        const login = document.createElement('vestibule-login');
        login.setAttribute('mode', 'popup');
        document.body.append(script, login);
      }, gateway.origin);
      await eventually(() => page.evaluate(() => window.listed), 'the list comes');
      const shown = () => page.$eval('vestibule-login', (login) => login.shadowRoot.querySelectorAll('[data-provider]').length);
      assert.equal(await shown(), 0);

      await page.evaluate(() => window.answer());
      await (await entry('severing')).click();
      await popup('[name=login]');
      await lookHere();
      await page.$eval('vestibule-login', (login) => login.session());
      assert.deepEqual(await told(), [], 'the session of before is no new login');
    });

    it('shows the list of the component though nothing is ever said of the session', async () => {
      await visit(`${at.app}/blank`);
      await page.evaluate((url) => {
        const { fetch } = window;
        const patience = new AbortController();
        window.lose = () => patience.abort();
        AbortSignal.timeout = () => patience.signal;
        window.fetch = (asked, options) => (String(asked).endsWith('/me')
          ? new Promise((_, reject) => { options.signal.addEventListener('abort', () => reject(options.signal.reason)); window.waits = true; })
          : fetch.call(window, asked, options));
        const script = document.createElement('script');
        Object.assign(script, { type: 'module', crossOrigin: 'anonymous', src: `${url}/embed.js` });
        document.body.append(script, document.createElement('vestibule-login'));
      }, gateway.origin);
      await eventually(() => page.evaluate(() => window.waits), 'the component asks');
      await page.evaluate(() => window.lose());

      await entry('demo');
      assert.equal(await page.$eval('vestibule-login', (login) => login.getAttribute('state')), 'unknown');
    });

    it('shows the link alone where the component cannot come', async () => {
      mayBlock = true;
      await page.goto(`${at.app}/component/?scripts=none`);
      assert.ok(await page.evaluate(() => customElements.get('vestibule-login') === undefined));
      await page.click('vestibule-login > a');

      await shown(page, '[data-provider=demo]');
    });

    it('signs in by the frame, which leaves it, and is as high afterwards', async () => {
      const list = async () => {
        await visit(`${at.app}/iframe/`);
        const frame = await framedPage('[data-provider=demo]');
        return { frame, link: await frame.$('[data-provider=demo]') };
      };
      const before = await list();
      const height = await wanted(before.frame);
      await before.link.click();
      await beAda(page);
      await shown(page, '::-p-text(Five ways)');

      const { frame } = await list();
      assert.ok(await frame.$('[data-provider=demo] .badge'), 'the provider used last is marked');
      assert.equal(await wanted(frame), height);
    });

    it('signs in by a list of one\'s own', async () => {
      await visit(`${at.app}/headless/`);
      await shown(page, '::-p-text(Continue with Demo)');
      await page.click('::-p-text(Continue with Demo)');
      await beAda(page);

      await shown(page, '::-p-text(Signed in as Ada Lovelace)');
    });

    it('signs in and out by a login page of one\'s own', async () => {
      await visit(`${at.custom}/`);
      await shown(page, '::-p-text(Continue with Demo)');
      await page.click('::-p-text(Continue with Demo)');
      await beAda(page);
      await shown(page, '::-p-text(Signed in as Ada Lovelace.)');
      await page.click('::-p-text(Sign out)');
      await shown(page, 'form button');
      await page.click('form button');
      await shown(page, 'h1::-p-text(You are signed out)');
      await page.goto(`${at.custom}/`);

      await shown(page, '::-p-text(How would you like to sign in?)');
    });

    it('tells a page of another site that nothing is known, and the redirect works', async () => {
      await signedInTab();
      await visit(`${at.other}/component/`);
      await entry('demo');
      const known = () => page.$eval('vestibule-login', (login) => login.session());
      const session = await known();

      assert.deepEqual([session.state, session.profile], ['unknown', null]);
      assert.ok(session.login_url.startsWith(`${gateway.origin}/login?return_to=`), session.login_url);
      await page.goto(session.login_url);
      await page.click('.button.primary');
      await shown(page, 'vestibule-login');
      assert.equal(page.url(), `${at.other}/component/`);
    });

    it('is shown in no frame of a site that is not listed', async () => {
      mayBlock = true;
      await page.goto(`${at.stranger}/blank`);
      const readable = await page.evaluate(async (url) => {
        const answers = ['/me', '/providers', '/embed.js'].map((route) => fetch(url + route, { credentials: 'include' }).then(() => route, () => 'refused'));
        return Promise.all(answers);
      }, gateway.origin);
      assert.deepEqual(readable, ['refused', 'refused', 'refused']);

      await page.evaluate((url) => {
        const frame = document.createElement('iframe');
        frame.src = url;
        document.body.append(frame);
        return new Promise((resolve) => { frame.onload = resolve; frame.onerror = resolve; });
      }, `${gateway.origin}/embed/frame`);
      const seen = await Promise.all(page.frames().map((frame) => frame.$('[data-provider]').catch(() => null)));
      assert.deepEqual(seen.filter(Boolean), []);
    });

    describe('with marked providers', () => {
      let marked;
      const own = [];
      let embed;
      let custom;

      before(async () => {
        const where = () => marked.origin;
        own.push(await serve('embed', where), await serve('custom-page', where));
        [embed, custom] = own.map(({ port }) => `http://app.acme.localhost:${port}`);
        const section = (id) => `[providers.${id}]\nclient_id = "id"\nclient_secret = "secret"\n`;
        const origins = `[embed]\norigins = ["${embed}", "${custom}"]\n`;
        marked = await startGateway(origins + section('google') + section('github'), { demo: false, host: 'login.acme.localhost' });
      });
      after(async () => {
        await marked?.stop();
        own.forEach((server) => server.stop());
      });
      beforeEach(() => page.setViewport({ width: 480, height: 300 }));

      /** Whether every picture below this has come. */
      const loaded = (root) => root.evaluate((at) => {
        const pictures = [...(at.shadowRoot ?? at).querySelectorAll('img')];
        return pictures.length === 2 && Promise.all(pictures.map((picture) => picture.decode().then(() => true))).then(() => true);
      });

      it('the component and a page of one\'s own show the marks', async () => {
        await visit(`${embed}/component/`);
        await entry('github');
        assert.ok(await loaded(await page.$('vestibule-login')));
        await picture('component');

        await visit(`${custom}/`);
        await shown(page, '::-p-text(Continue with GitHub)');
        assert.ok(await loaded(await page.$('main')));
        await picture('custom-page');
      });

      it('the frame shows the marks', async () => {
        await visit(`${embed}/iframe/`);
        const frame = await framedPage('[data-provider=github]');
        await picture('iframe');

        assert.equal((await frame.$$('.logo svg')).length, 2);
      });

      it('the other ways are as simple as they look', async () => {
        await visit(`${embed}/link/`);
        await picture('link');
        await visit(`${embed}/headless/`);
        await shown(page, '::-p-text(Continue with GitHub)');
        await picture('headless');
        const done = new URLSearchParams({ origin: embed, nonce: '0123456789abcdef' });
        await visit(`${marked.origin}/login?${new URLSearchParams({ return_to: `/embed/done?${done}` })}`);
        await picture('popup');

        assert.equal(await page.$eval('.actions .button', (link) => link.textContent), 'Cancel');
      });
    });

    describe('in every theme', () => {
      const section = (id, more) => `[providers.${id}]\nclient_id = "id"\nclient_secret = "secret"\n${more ?? ''}`;
      const many = ['google', 'github', 'gitlab', 'discord', 'spotify', 'twitch', 'reddit', 'linear', 'dropbox'];
      const lists = {
        many: many.map((id) => section(id)).join(''),
        groups: many.slice(0, 5).map((id, index) => section(id, `group = "${index % 2 ? 'Staff' : 'Everybody'}"\n`)).join(''),
        names: section('google', 'display_name = "Acme Corporation Staff"\n') + section('github', 'display_name = "Demo (OpenID)"\n'),
      };

      for (const theme of ['default', 'minimal', 'card']) {
        it(`the frame is printed as high as its list in "${theme}"`, async () => {
          for (const [name, list] of Object.entries(lists)) {
            const toml = `[theme]\nbase = "${theme}"\n[embed]\norigins = ["${at.app}"]\n${list}`;
            const other = await startGateway(toml, { demo: false, host: 'login.acme.localhost' });
            try {
              const snippet = await other.run('embed', '--method', 'iframe');
              await page.goto(`${at.app}/blank`);
              await page.evaluate((html) => { document.body.innerHTML = html; }, snippet);
              const frame = await framedPage('[data-provider]');
              const [room, scrolls] = await frame.evaluate(() => [innerHeight, document.documentElement.scrollWidth > innerWidth]);
              const spare = room - await wanted(frame);

              // Letters are not of the same width everywhere: a name may need less than was thought.
              assert.ok(spare >= 0 && spare <= (name === 'names' ? 40 : 1), `${name}: ${spare} pixels are left`);
              assert.ok(!scrolls, `${name}: it is too wide`);
            } finally {
              await other.stop();
            }
          }
        });
      }

      it('a name of other letters begins where its tile does', async () => {
        const toml = `[theme]\nbase = "card"\nlocales = ["ar"]\n[embed]\norigins = ["${at.app}"]\n${section('google')}${section('github')}`;
        const other = await startGateway(toml, { demo: false, host: 'login.acme.localhost' });
        try {
          await page.goto(`${other.origin}/login`);
          const [name, logo] = await page.$eval('[data-provider=google]', (tile) => {
            const range = document.createRange();
            range.selectNodeContents(tile.querySelector('bdi'));
            return [range, tile.querySelector('.logo')].map((part) => part.getBoundingClientRect().right);
          });

          assert.ok(Math.abs(name - logo) < 1, `${name} and ${logo}`);
        } finally {
          await other.stop();
        }
      });

      it('the frame is light in a light page, though the person likes it dark', async () => {
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]).catch(() => {});
        await visit(`${at.app}/iframe/`);
        const frame = await framedPage('[data-provider=demo]');

        assert.equal(await frame.$eval('body', (body) => getComputedStyle(body).colorScheme), 'light');
        assert.equal(await frame.$eval('[data-provider=demo]', (entry) => getComputedStyle(entry).backgroundColor), 'rgb(255, 255, 255)');
      });
    });

    describe('in a popup', () => {
      for (const [site, policy] of [['app', 'no opener policy'], ['strictApp', 'its own opener policy']]) {
        for (const provider of ['demo', 'open', 'severing']) {
          it(`signs in at the provider "${provider}", the site with ${policy}`, async () => {
            await visit(`${at[site]}/popup/`);
            await (await entry(provider)).click();
            const severed = site === 'strictApp' || provider === 'severing';
            const window = await popup(provider === 'demo' ? '::-p-text(Ada Lovelace)' : '[name=login]');
            assert.equal(await window.evaluate(() => opener === null), severed, 'the tie to the page is cut by a policy alone');
            const looksClosed = () => page.evaluate(() => opened.popup.closed);
            if (severed) {
              await eventually(looksClosed, 'and then an open popup looks closed');
            }
            assert.equal(await looksClosed(), severed);
            await lookHere();
            assert.deepEqual(await told(), [], 'which tells nothing');
            await window.bringToFront();
            await (provider === 'demo' ? beAda(window) : signInAt(window));
            if (severed) {
              await closePopup();
              await lookHere();
            }

            await eventually(async () => (await told()).length > 0, 'the component tells it');
            assert.deepEqual(await told(), [['login', 'signed_in', 'Ada Lovelace']]);
            await eventually(async () => (await context.pages()).length === 1, 'the popup closes itself');
            await shown(page, '::-p-text(Signed in as Ada Lovelace)');
          });
        }
      }

      it('tells a page of another site no more than that somebody signed in', async () => {
        await visit(`${at.other}/popup/`);
        await (await entry('demo')).click();
        await beAda(await popup('::-p-text(Ada Lovelace)'));

        await eventually(async () => (await told()).length > 0, 'the component tells it');
        assert.deepEqual(await told(), [['login', 'unknown', null]]);
      });

      it('tells a page of another site that is busy when the popup ends', async () => {
        await visit(`${at.other}/blank`);
        await page.evaluate((url) => {
          const script = document.createElement('script');
          Object.assign(script, { type: 'module', crossOrigin: 'anonymous', src: `${url}/embed.js` });
          const login = document.createElement('vestibule-login');
          login.setAttribute('mode', 'popup');
          document.body.append(script, login);
        }, gateway.origin);
        await (await entry('demo')).click();
        const window = await popup('::-p-text(Ada Lovelace)');
        // What the popup would do within two seconds happens at once, and what it would do later never: so long is the page busy.
        await window.evaluateOnNewDocument(() => { globalThis.setTimeout = (act, after) => (after < 2000 ? act() : 0); });
        const busy = page.evaluate(() => {
          const request = new XMLHttpRequest();
          request.open('GET', '/held', false);
          request.send();
        });
        await eventually(() => sites.plain.held() > 0, 'the page is busy');
        await beAda(window);
        await eventually(async () => window.isClosed() || isComplete(window), 'the popup has ended');
        sites.plain.release();
        await busy;

        await eventually(async () => (await told()).length > 0, 'the component tells it');
        assert.deepEqual(await told(), [['login', 'unknown', null]]);
        await eventually(async () => (await context.pages()).length === 1, 'the popup closes itself');
      });

      it('says itself that somebody signed in, where the page of another site cannot hear it', async () => {
        await visit(`${at.other}/popup/`);
        await (await entry('severing')).click();
        const window = await popup('[name=login]');
        await signInAt(window);
        await shown(window, 'h1[data-state=signed_in]');
        await lookHere();
        await page.$eval('vestibule-login', (login) => login.session());
        assert.deepEqual(await told(), []);

        await window.bringToFront();
        await window.click('.button.primary');
        await eventually(() => window.url().startsWith(at.other), 'the link leads to the site');
      });

      it('is told when the person gives up, and not when a popup merely looks closed', async () => {
        await visit(`${at.app}/popup/`);
        await (await entry('demo')).click();
        const window = await popup('::-p-text(Refuse)');
        await window.click('::-p-text(Refuse, and go back)');
        await shown(window, '[role=status]');
        assert.match(await window.$eval('.lead', (lead) => lead.textContent), /app\.acme\.localhost/);
        assert.deepEqual(await told(), []);
        await window.click('.actions .button');

        await eventually(async () => (await told()).length > 0, 'the component tells it');
        assert.deepEqual(await told(), [['cancel', null, null]]);
        await eventually(async () => (await context.pages()).length === 1, 'the popup closes itself');

        await (await entry('demo')).click();
        await (await popup('::-p-text(Ada Lovelace)')).close();
        await lookHere();
        await page.$eval('vestibule-login', (login) => login.session());
        assert.deepEqual(await told(), [['cancel', null, null]]);
      });

      it('takes the whole window where popups are blocked', async () => {
        await visit(`${at.app}/popup/`);
        await page.evaluate(() => { window.open = () => null; });
        await (await entry('demo')).click();
        await beAda(page);

        await shown(page, '::-p-text(Signed in as Ada Lovelace)');
        assert.equal(page.url(), `${at.app}/popup/`);
      });

      /** A page of the site around a frame that opens popups; it collects what it is told. */
      async function framed(site) {
        const nonce = 'a-nonce-of-the-page';
        await page.goto(`${site}/blank`);
        await page.evaluate((url, origin) => {
          window.told = [];
          addEventListener('message', (event) => window.told.push([event.origin === origin, event.data]));
          const frame = document.createElement('iframe');
          frame.src = url;
          document.body.append(frame);
        }, `${gateway.origin}/embed/frame?mode=popup&origin=${site}&nonce=${nonce}`, gateway.origin);
        const frame = await framedPage('[data-provider=demo]');
        return { frame, message: { v: 1, type: 'vestibule:login', nonce, status: 'signed_in' } };
      }

      for (const [site, policy] of [['app', 'no opener policy'], ['strictApp', 'its own opener policy']]) {
        it(`is told from a frame, through the tie or through the channel, the site with ${policy}`, async () => {
          for (const provider of ['demo', 'severing']) {
            const { frame, message } = await framed(at[site]);
            if (site === 'strictApp') {
              // A window takes the focus where there is a window manager.
              await frame.evaluate(() => { document.hasFocus = () => false; });
            }
            await (await frame.$(`[data-provider=${provider}]`)).click();
            if (provider === 'demo') {
              await beAda(await popup('::-p-text(Ada Lovelace)'));
            } else {
              await signInAt(await popup('[name=login]'));
            }
            if (provider === 'severing' || site === 'strictApp') {
              await closePopup();
            }

            await eventually(async () => (await told()).length > 0, `the page is told of ${provider}`);
            assert.deepEqual(await told(), [[true, message]]);
            assert.equal(page.url(), `${at[site]}/blank`, 'the page is still there');
            await eventually(async () => (await context.pages()).length === 1, 'the popup closes itself');
          }
        });
      }

      it('takes the whole window from a frame, where popups are blocked', async () => {
        const { frame } = await framed(at.app);
        await frame.evaluate(() => {
          const { open } = window;
          window.open = (url, target) => (target === '_top' ? open.call(window, url, target) : null);
        });
        await (await frame.$('[data-provider=demo]')).click();

        await eventually(() => page.url().startsWith(`${gateway.origin}/demo/`), 'the page leaves for the provider');
      });

      it('believes in a frame nobody but the popup', async () => {
        const { frame, message } = await framed(at.app);
        await frame.evaluate(() => {
          const { open } = window;
          window.open = (url, ...rest) => { window.opened = String(url); return open.call(window, url, ...rest); };
          window.seen = 0;
          addEventListener('message', () => { window.seen += 1; });
        });
        await (await frame.$('[data-provider=demo]')).click();
        const window = await popup('::-p-text(Ada Lovelace)');
        const target = new URL(await frame.evaluate(() => window.opened)).searchParams.get('return_to');
        const nonce = new URL(target, gateway.origin).searchParams.get('nonce');
        // The page around the frame, though it knew the nonce; the gateway's own origin, though with another nonce; a version that is not ours.
        await page.evaluate((data, to) => document.querySelector('iframe').contentWindow.postMessage(data, to), { ...message, nonce }, gateway.origin);
        await frame.evaluate((data) => postMessage(data, location.origin), { ...message, nonce });
        const wrong = [message, { ...message, nonce: '' }, { ...message, nonce, v: 2 }, { ...message, nonce, type: 'login' }, { ...message, nonce, status: 'admin' }, nonce, null];
        await window.evaluate((all, to) => all.forEach((data) => opener.postMessage(data, to)), wrong, gateway.origin);
        await eventually(() => frame.evaluate((least) => window.seen >= least, wrong.length + 2), 'the frame has seen them all');
        assert.deepEqual(await told(), []);

        await beAda(window);
        await eventually(async () => (await told()).length > 0, 'the page is told of the popup');
        assert.deepEqual(await told(), [[true, message]]);
      });
    });

    describe('a message', () => {
      /** Opens the popup and gives it, with the message that would end the login. */
      async function pending() {
        // On this page the component stays where it is.
        await visit(`${at.app}/component/`);
        await page.$eval('vestibule-login', (login) => login.setAttribute('mode', 'popup'));
        await page.evaluate(() => {
          window.seen = [];
          addEventListener('message', ({ data }) => window.seen.push(data));
        });
        await (await entry('demo')).click();
        const window = await popup('::-p-text(Ada Lovelace)');
        const url = new URL(await page.evaluate(() => window.opened.url));
        const nonce = new URL(url.searchParams.get('return_to'), gateway.origin).searchParams.get('nonce');
        return { window, message: { v: 1, type: 'vestibule:login', nonce, status: 'signed_in' } };
      }

      /** Until the page has got as many messages. */
      const received = (count) => eventually(() => page.evaluate((least) => window.seen.length >= least, count), `${count} messages`);

      const send = (from, messages, target = at.app) => from.evaluate((all, to) => {
        for (const message of all) {
          (window.opener ?? window.parent).postMessage(message, to);
        }
      }, messages, target);

      /** As a page moves itself: what the address bar does may cut the tie. */
      const move = (window, to) => {
        // The page may be gone before it has said that it goes.
        const leave = () => window.evaluate((url) => { location.href = url; }, to).catch(() => {});
        return Promise.all([window.waitForNavigation(), leave()]);
      };

      /** The component took no message yet: the end of the popup is the first that it believes. */
      async function assertWaiting(window, { nonce }) {
        const end = new URLSearchParams({ origin: at.app, nonce, status: 'cancelled' });
        await move(window, `${gateway.origin}/embed/done?${end}`).catch(() => {});
        await eventually(async () => (await told()).length > 0, 'the component tells it');

        assert.deepEqual(await told(), [['cancel', null, null]]);
      }

      it('of another origin is not believed', async () => {
        const { window, message } = await pending();
        await move(window, `${at.stranger}/blank`);
        await send(window, [message]);
        await received(1);

        await assertWaiting(window, message);
      });

      it('of another window is not believed, though the origin is right', async () => {
        const { window, message } = await pending();
        await page.evaluate((url) => {
          const frame = document.createElement('iframe');
          frame.src = url;
          document.body.append(frame);
        }, `${gateway.origin}/embed/frame`);
        const frame = await framedPage('[data-provider]');
        await send(frame, [message]);
        await received(1);

        await assertWaiting(window, message);
      });

      it('without the nonce, with another, of another version or kind is not believed', async () => {
        const { window, message } = await pending();
        const { nonce, ...bare } = message;
        const wrong = [bare, { ...bare, nonce: '' }, { ...bare, nonce: `${nonce}0` }, { ...message, v: 2 }, { ...message, v: '1' },
          { ...message, type: 'login' }, { ...message, status: 'admin' }, nonce, null];
        await send(window, wrong);
        await received(wrong.length);

        await assertWaiting(window, message);
      });

      it('counts once', async () => {
        const { window, message } = await pending();
        await send(window, [message]);
        await eventually(async () => (await told()).length > 0, 'the component tells it');
        await send(window, [message, { ...message, status: 'cancelled' }]);
        await received(3);

        assert.deepEqual(await told(), [['login', 'signed_out', null]]);
      });

      it('goes to nobody but the site it is for', async () => {
        await signedInTab();
        await page.goto(`${at.stranger}/blank`);
        const opened = new Promise((resolve) => { context.once('targetcreated', resolve); });
        await page.evaluate((url) => {
          window.seen = [];
          addEventListener('message', ({ data }) => window.seen.push(data));
          window.open(url, '_blank');
        }, `${gateway.origin}/embed/done?origin=${encodeURIComponent(at.app)}&nonce=0123456789abcdef`);
        await opened;
        await eventually(async () => (await context.pages()).length === 1, 'the popup closes itself');
        await page.evaluate(() => window.postMessage('last', location.origin));
        await received(1);

        assert.deepEqual(await page.evaluate(() => window.seen), ['last']);
      });
    });
  });
}
