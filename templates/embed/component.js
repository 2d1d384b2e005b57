// <vestibule-login>: the ways to sign in, in a page of another origin. Source and documentation: docs/embedding.md.
//
// Attributes: mode ("redirect" or "popup"), return-to, label ("Continue with {name}"), unavailable-label, gateway.
// Events: login {session}, cancel, error {reason}. Method: session(). Attribute kept by the component: state.
// Whatever fails, the link inside the element stays.

const VERSION = 1;
const TYPE = 'vestibule:login';

const STYLE = new CSSStyleSheet();
STYLE.replaceSync(`
:host { display: block; max-inline-size: 26rem; font: inherit; color: inherit; }
:host([hidden]) { display: none; }
ul { display: grid; gap: var(--vestibule-gap, .625rem); margin: 0; padding: 0; list-style: none; }
a {
  display: flex; align-items: center; gap: .75rem; box-sizing: border-box; min-block-size: 3rem; padding: .5rem 1rem;
  border: 1px solid var(--vestibule-control, currentColor); border-radius: var(--vestibule-radius, 10px);
  background: var(--vestibule-surface, transparent); color: var(--vestibule-text, inherit);
  font: inherit; font-weight: 500; text-decoration: none; overflow-wrap: anywhere;
}
a:hover { text-decoration: underline; }
a:focus-visible { outline: 3px solid var(--vestibule-accent, currentColor); outline-offset: 2px; }
[part~=logo] {
  flex: none; box-sizing: border-box; inline-size: 1.5rem; block-size: 1.5rem; padding: .125rem; border-radius: 5px;
  background: #fff; color: #171a21; font-size: .8125rem; line-height: 1.25rem; text-align: center;
}
[part~=letter] { outline: 1px solid currentColor; outline-offset: -1px; }
small { font-size: .875em; font-weight: 400; }
`);

const make = (tag, part, text) => {
  const element = document.createElement(tag);
  element.part = part;
  if (text) element.textContent = text;
  return element;
};

const random = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

class VestibuleLogin extends HTMLElement {
  constructor() {
    super();
    this._pending = undefined;
    this._before = undefined;
    this._gone = undefined;
    this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [STYLE];
    this.shadowRoot.append(document.createElement('slot'));
  }

  async connectedCallback() {
    const gone = new AbortController();
    this._gone = gone;
    const { signal } = gone;
    addEventListener('message', (event) => this._hear(event), { signal });
    // The popup's answer may never come: its pages can cut the tie to this one. The session itself is looked at then.
    addEventListener('focus', () => this._look(), { signal });
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this._look(), { signal });
    const before = this.session();
    try {
      const answer = await fetch(new URL('providers', this._base), { credentials: 'omit' });
      if (!answer.ok) throw new Error(`${answer.status}`);
      const { providers } = await answer.json();
      // Nobody can click before it is known who was signed in already, or that would pass for a new login.
      this._note(await before);
      if (!signal.aborted) this._show(providers);
    } catch (cause) {
      this._tell('error', { reason: 'providers', cause });
    }
  }

  disconnectedCallback() {
    this._gone.abort();
    this._pending = undefined;
  }

  /** Who is signed in: {state: "signed_in", profile}, or state "signed_out" or "unknown" with login_url to go to. */
  async session() {
    const unknown = { state: 'unknown', profile: null, login_url: this._start(new URL('login', this._base)).href };
    let session = unknown;
    try {
      const answer = await fetch(new URL('me', this._base), {
        credentials: 'include',
        headers: { accept: 'application/json' },
        signal: AbortSignal.timeout(5000),
      });
      const said = await answer.json();
      if (answer.ok) session = { state: 'signed_in', profile: said };
      else if (answer.status === 401 && said.state !== 'unknown') session = { ...unknown, state: 'signed_out' };
    } catch {
      // Not reachable, or not shared with this page: nothing is known.
    }
    this.setAttribute('state', session.state);
    return session;
  }

  /** The public address of the gateway: where this file came from, unless the attribute says otherwise. */
  get _base() {
    const named = this.getAttribute('gateway');
    return named ? `${named.replace(/\/$/, '')}/` : new URL('.', import.meta.url).href;
  }

  /** The address that starts a login which ends on this page. */
  _start(url) {
    const target = new URL(this.getAttribute('return-to') || location.href, location.href);
    url.searchParams.set('return_to', target.href);
    return url;
  }

  _show(providers) {
    const list = make('ul', 'list');
    list.setAttribute('role', 'list');
    for (const provider of providers) {
      const link = make('a', 'provider');
      link.href = this._start(new URL(provider.login_url)).href;
      link.dataset.provider = provider.id;
      link.append(this._mark(provider));
      const label = this.getAttribute('label') || 'Continue with {name}';
      link.append(make('span', 'label', label.replace('{name}', () => provider.name)));
      if (!provider.available) {
        link.append(make('small', 'unavailable', this.getAttribute('unavailable-label') || 'Not answering'));
      }
      link.addEventListener('click', (event) => this._open(event, provider));
      const item = make('li', 'item');
      item.append(link);
      list.append(item);
    }
    this.shadowRoot.replaceChildren(list);
  }

  /** The mark; the first letter of the name where there is none, or the page admits no picture. */
  _mark({ name, logo_url: address }) {
    const letter = make('span', 'logo letter', Array.from(name)[0].toUpperCase());
    letter.setAttribute('aria-hidden', 'true');
    if (!address) return letter;
    const logo = make('img', 'logo');
    logo.alt = '';
    logo.addEventListener('error', () => logo.replaceWith(letter));
    logo.src = address;
    return logo;
  }

  _open(event, provider) {
    const plain = !(event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (this.getAttribute('mode') !== 'popup' || !plain) return;
    const nonce = random();
    const done = new URL('embed/done', this._base);
    done.searchParams.set('origin', location.origin);
    done.searchParams.set('nonce', nonce);
    const url = new URL(provider.login_url);
    url.searchParams.set('return_to', done.pathname + done.search);
    const popup = window.open(url, 'vestibule', 'popup,width=480,height=680');
    // A blocked popup leaves the link as it is: it takes the whole window.
    if (!popup) return;
    event.preventDefault();
    this._pending = { popup, nonce };
  }

  _hear({ origin, source, data }) {
    const pending = this._pending;
    const fits = pending && source === pending.popup && origin === new URL(this._base).origin
      && data && data.v === VERSION && data.type === TYPE && data.nonce === pending.nonce;
    if (!fits) return;
    source.postMessage({ v: VERSION, type: 'vestibule:heard', nonce: data.nonce }, origin);
    if (data.status === 'signed_in') this._finish();
    if (data.status === 'cancelled') {
      this._pending = undefined;
      this._tell('cancel', {});
    }
  }

  /** A popup that looks closed may be open still; only a session that is newer than the last one ends the wait. */
  async _look() {
    const pending = this._pending;
    if (!pending) return;
    const before = this._before;
    const session = await this.session();
    if (this._pending !== pending) return;
    if (before === undefined) this._note(session);
    else if (session.profile && session.profile.authenticated_at !== before) this._finish(session);
  }

  /** Remembers since when somebody is signed in: null is nobody, undefined is not known. */
  _note({ state, profile }) {
    if (state !== 'unknown') this._before = profile && profile.authenticated_at;
  }

  async _finish(known) {
    this._pending = undefined;
    const session = known || await this.session();
    this._note(session);
    this._tell('login', { session });
  }

  _tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

if (!customElements.get('vestibule-login')) customElements.define('vestibule-login', VestibuleLogin);
