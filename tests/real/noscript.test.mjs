// Everything a person does, in browsers that run no script.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';

import { engines, start } from './engines.mjs';
import { startGateway } from './gateway.mjs';
import { eventually } from './surroundings.mjs';

/** A second way to sign in, which turns browsers of apps away. */
const MORE = `
[providers.acme]
display_name = "Acme"
issuer = "https://login.acme.example"
client_id = "id"
client_secret = "secret"
in_app_browsers = "refused"
`;

let gateway;

before(async () => { gateway = await startGateway(MORE); });
after(() => gateway?.stop());

for (const engine of engines) {
  describe(`${engine} without scripts`, () => {
    let running;
    let page;

    before(async () => { running = await start(engine, { scripts: false }); });
    after(() => running?.close());
    beforeEach(async () => { page = await running.open(); });
    afterEach(() => page?.browserContext().close());

    const visit = (path) => page.goto(`${gateway.origin}${path}`);
    const path = () => page.url().slice(gateway.origin.length);
    const heading = () => page.evaluate(() => document.querySelector('h1').textContent);
    const text = () => page.evaluate(() => document.querySelector('main').textContent);

    /** Presses what says this, and waits for the page it leads to. */
    async function press(words) {
      const at = await page.evaluate((words) => {
        const found = [...document.querySelectorAll('a, button')].find((element) => element.textContent.includes(words));
        found.scrollIntoView({ block: 'center' });
        const { x, y, width, height } = found.getBoundingClientRect();
        return [x + width / 2, y + height / 2];
      }, words);
      const next = page.waitForNavigation();
      await page.mouse.click(...at);
      await next;
    }

    /** Waits until a page of this address is there, whichever come before. */
    function arrival(pattern) {
      const isComplete = () => page.evaluate(() => document.readyState === 'complete').catch(() => false);
      return eventually(async () => pattern.test(path()) && isComplete(), `a page at ${pattern}`);
    }

    async function signIn() {
      await visit('/');
      await press('Demo');
      await press('Ada Lovelace');
      assert.equal(path(), '/');
    }

    it('signs in, shows the account, signs out at the provider too, and forgets', async () => {
      assert.deepEqual(await scriptsThatRan(page), 0);
      await signIn();
      assert.equal(await heading(), 'Your account');
      assert.match(await text(), /ada@/);

      await press('Where you are signed in');
      assert.equal(await heading(), 'Where you are signed in');
      await press('Back to your account');
      await visit('/login');
      assert.equal(await heading(), 'You are signed in');
      await press('Continue');
      await visit('/logout');
      await press('Sign out');
      await arrival(/^\/logout\/done\?/);
      assert.match(await text(), /came back from/);
      await visit('/login');
      assert.match(await text(), /Last used/);

      await visit('/logout/done');
      await press('Forget how I signed in');
      assert.match(await text(), /no longer remembers/);
      await press('Sign in again');
      assert.doesNotMatch(await text(), /Last used/);
    });

    it('comes back from a refusal to a notice, and can choose again', async () => {
      await visit('/login?return_to=/somewhere');
      await press('Demo');
      await press('Refuse, and go back');

      assert.match(await text(), /You stopped signing in with/);
      await press('Demo');
      assert.equal(await heading(), 'Who are you today?');
    });

    it('is told what went wrong, with the focus on it, and starts again', async () => {
      await visit('/callback/demo?code=any&state=nobody');

      // A page gives the focus when it is drawn first.
      await eventually(() => page.evaluate(() => document.activeElement.tagName === 'H1'), 'the heading has the focus');
      await press('Start again');
      assert.equal(await heading(), 'Who are you today?');
    });

    it('changes the language and keeps it', async () => {
      await visit('/login');
      await press('Language');
      await press('Deutsch');
      assert.equal(await heading(), 'Anmelden');
      await visit('/logout/done');

      assert.equal(await page.evaluate(() => document.documentElement.lang), 'de');
    });

    it('is told in an app that a provider refuses it, with an address that is selected at once', async () => {
      await page.setUserAgent('Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36');
      await visit('/login?return_to=/somewhere');

      assert.match(await text(), /Acme does not let anybody sign in inside another app/);
      const [address, selected] = await page.evaluate(() => {
        const found = document.querySelector('.notice .copy');
        return [found.textContent, getComputedStyle(found).userSelect];
      });
      assert.equal(address, `${gateway.origin}/login?return_to=%2Fsomewhere`);
      assert.equal(selected, 'all');
    });
  });
}

/** How many scripts of a page ran that does nothing but count them. */
async function scriptsThatRan(page) {
  await page.goto('data:text/html,<p>0</p><script>document.querySelector("p").textContent = 1</script>');
  return page.evaluate(() => Number(document.querySelector('p').textContent));
}
