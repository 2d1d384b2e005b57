// A login page in plain JavaScript. In a framework it is the same two requests: GET /me and GET /providers.

const { gateway } = document.querySelector('script[data-gateway]').dataset;
const says = document.getElementById('says');
const ways = document.getElementById('ways');

/** Asks the gateway; what is no success is an Error with the `code` that docs/errors.md lists. */
async function ask(route) {
  const answer = await fetch(gateway + route, { credentials: 'include', headers: { accept: 'application/json' } });
  const said = await answer.json();
  if (answer.ok) return said;
  throw Object.assign(new Error(said.title), said);
}

function link(href, text, logo) {
  const element = document.createElement('a');
  element.href = href;
  if (logo) {
    const picture = new Image(20, 20);
    picture.alt = '';
    picture.src = logo;
    element.append(picture);
  }
  element.append(text);
  return element;
}

function greet(person) {
  says.textContent = `Signed in as ${person.name ?? person.email ?? person.sub}.`;
  const out = link(`${gateway}/logout?${new URLSearchParams({ return_to: location.href })}`, 'Sign out');
  ways.replaceChildren(item(out));
}

function offer(providers) {
  says.textContent = 'How would you like to sign in?';
  const target = new URLSearchParams({ return_to: location.href });
  ways.replaceChildren(...providers.map(({ name, login_url, logo_url, available }) => {
    const text = available ? `Continue with ${name}` : `${name} does not answer right now`;
    return item(link(`${login_url}?${target}`, text, logo_url));
  }));
}

function item(content) {
  const element = document.createElement('li');
  element.append(content);
  return element;
}

async function start() {
  try {
    greet(await ask('/me'));
  } catch (problem) {
    if (problem.code !== 'no_session') throw problem;
    offer((await ask('/providers')).providers);
  }
}

start().catch(({ code, request_id: reference }) => {
  says.textContent = code === 'store_unavailable'
    ? 'Signing in pauses for a moment. Please try again soon.'
    : `Signing in does not work right now${reference ? ` (reference ${reference})` : ''}.`;
});
