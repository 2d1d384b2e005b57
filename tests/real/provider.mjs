// A certified OpenID provider on a free port of 127.0.0.1, with one client for every way to be one.
// Writes {"issuer":"…"} as its first line, and ends when its standard input does: no test leaves one behind.

import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';

import Provider from 'oidc-provider';

/** What the test that starts it wants otherwise. */
const options = JSON.parse(process.argv[2] ?? '{}');

const SECRET = 'a secret of the real provider, with a % and a : in it';

/** Who can sign in: any other login is somebody of whom nothing is known. */
const PEOPLE = {
  ada: {
    name: 'Ada Lovelace',
    given_name: 'Ada',
    family_name: 'Lovelace',
    preferred_username: 'ada',
    email: 'ada@example.com',
    email_verified: true,
    picture: 'https://example.com/ada.png',
    profile: 'https://example.com/ada',
    locale: 'en-GB',
    zoneinfo: 'Europe/London',
  },
};

/** Native clients may come back to any port of this machine (RFC 8252, section 7.3), and are always asked for consent. */
function client(id, members) {
  return {
    client_id: id,
    client_secret: SECRET,
    application_type: 'native',
    redirect_uris: [`http://localhost/callback/${id}`],
    post_logout_redirect_uris: ['http://localhost/logout/done'],
    response_types: ['code'],
    grant_types: ['authorization_code'],
    ...members,
  };
}

/** The public half of the key that the gateway signs its assertions with. */
function gatewayKey() {
  const file = new URL('../it/support/keys/p256.pem', import.meta.url);
  const key = createPublicKey(createPrivateKey(readFileSync(file)));
  return { ...key.export({ format: 'jwk' }), alg: 'ES256', use: 'sig' };
}

const clients = [
  client('basic', { token_endpoint_auth_method: 'client_secret_basic', id_token_signed_response_alg: 'RS256' }),
  client('post', { token_endpoint_auth_method: 'client_secret_post', id_token_signed_response_alg: 'ES256' }),
  client('assertion', {
    client_secret: undefined,
    token_endpoint_auth_method: 'private_key_jwt',
    token_endpoint_auth_signing_alg: 'ES256',
    id_token_signed_response_alg: 'PS256',
    jwks: { keys: [gatewayKey()] },
  }),
  client('public', { client_secret: undefined, token_endpoint_auth_method: 'none', id_token_signed_response_alg: 'EdDSA' }),
  client('form', { token_endpoint_auth_method: 'client_secret_basic', id_token_signed_response_alg: 'RS256' }),
  client('signed_userinfo', {
    token_endpoint_auth_method: 'client_secret_basic',
    id_token_signed_response_alg: 'RS256',
    userinfo_signed_response_alg: 'ES256',
  }),
  client('told', {
    token_endpoint_auth_method: 'client_secret_basic',
    id_token_signed_response_alg: 'RS256',
    backchannel_logout_uri: 'http://localhost/logout/backchannel/told',
    backchannel_logout_session_required: true,
  }),
  client('refreshing', {
    token_endpoint_auth_method: 'client_secret_basic',
    id_token_signed_response_alg: 'RS256',
    grant_types: ['authorization_code', 'refresh_token'],
  }),
];

if (options.callback) {
  const members = { application_type: 'web', redirect_uris: [options.callback], token_endpoint_auth_method: 'client_secret_basic' };
  clients.push(client('site', members));
}

/** The origin of the gateway that somebody last left for a sign-out here, by client: no port is known when this process starts. */
const gateways = new Map();

/** Remembers it. */
function noteGateway({ url }) {
  const parameters = new URL(url, 'http://localhost').searchParams;
  const back = parameters.get('post_logout_redirect_uri');
  if (back !== null) {
    gateways.set(parameters.get('client_id'), new URL(back).origin);
  }
}

/** Brings logout tokens to that gateway. The provider's own fetch refuses this machine. */
function tell(url, { dispatcher: _, ...options }) {
  const { pathname } = new URL(url);
  return fetch(new URL(pathname, gateways.get(pathname.split('/').at(-1))), options);
}

/** A fresh private key as a JWK. */
function key(kind, options, use) {
  const { privateKey } = generateKeyPairSync(kind, options);
  return { ...privateKey.export({ format: 'jwk' }), use: 'sig', ...use };
}

const configuration = {
  clients,
  jwks: {
    keys: [
      key('rsa', { modulusLength: 2048 }, { kid: 'rsa' }),
      key('ec', { namedCurve: 'P-256' }, { kid: 'p256', alg: 'ES256' }),
      key('ed25519', {}, { kid: 'ed25519', alg: 'EdDSA' }),
    ],
  },
  cookies: { keys: ['a key for the cookies of tests'] },
  claims: {
    openid: ['sub'],
    profile: ['name', 'given_name', 'family_name', 'preferred_username', 'picture', 'profile', 'locale', 'zoneinfo'],
    email: ['email', 'email_verified'],
  },
  enabledJWA: {
    idTokenSigningAlgValues: ['RS256', 'PS256', 'ES256', 'EdDSA'],
    userinfoSigningAlgValues: ['ES256'],
  },
  features: { jwtUserinfo: { enabled: true }, backchannelLogout: { enabled: true } },
  fetch: tell,
  pkce: { required: () => true },
  // Refresh tokens work once; using one again revokes the grant.
  rotateRefreshToken: true,
  ttl: {
    Interaction: 600,
    Session: 600,
    Grant: 600,
    AccessToken: (_, __, { clientId }) => (clientId === 'refreshing' ? 1 : 600),
    RefreshToken: 600,
    IdToken: 600,
    AuthorizationCode: 60,
  },
  findAccount: (_, login) => ({ accountId: login, claims: () => ({ sub: login, ...PEOPLE[login] }) }),
};

const server = createServer();
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const issuer = `http://127.0.0.1:${server.address().port}`;
server.on('request', noteGateway);
const answer = new Provider(issuer, configuration).callback();
server.on('request', (request, response) => {
  if (options.openerPolicy) {
    response.setHeader('Cross-Origin-Opener-Policy', options.openerPolicy);
  }
  answer(request, response);
});
console.log(JSON.stringify({ issuer, secret: SECRET }));

process.stdin.resume();
await once(process.stdin, 'end');
server.close();
server.closeAllConnections();
