// Sites that embed the login: the folders of examples/, served as they are but for the addresses in them.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const EXAMPLES = fileURLToPath(new URL('../../examples', import.meta.url));
const KINDS = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript' };

/** A page's own scripts, by their hashes. */
function hashes(html) {
  const scripts = [...html.matchAll(/<script type="module">([^]*?)<\/script>/g)];
  return scripts.map(([, text]) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`).join(' ');
}

/**
 * Serves a folder of examples/ under every host of this machine. `gateway()` is where the gateway is, known later than the site's own port;
 * `openerPolicy` is what pages say in Cross-Origin-Opener-Policy. Their policy allows them what docs/embedding.md says, and nothing else;
 * no script with ?scripts=none. Three routes more: /blank, an empty page, /cookie, which answers whether the browser brought the cookie that it sets,
 * and /held, which answers when `release()` is called; `held()` tells how many wait.
 */
export async function serve(folder, gateway, { openerPolicy } = {}) {
  const waiting = [];
  const server = createServer(async (request, response) => {
    const { pathname, search } = new URL(request.url, 'http://localhost');
    const own = `http://${request.headers.host}`;
    try {
      if (pathname === '/cookie') {
        response.setHeader('Set-Cookie', 'seen=1; Path=/; SameSite=None; Secure');
        response.setHeader('Access-Control-Allow-Origin', request.headers.origin ?? '*');
        response.setHeader('Access-Control-Allow-Credentials', 'true');
        return void response.end(String(/seen=1/.test(request.headers.cookie ?? '')));
      }
      if (pathname === '/held') {
        return void waiting.push(response);
      }
      const file = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
      const kind = KINDS[path.extname(file)];
      let body = pathname === '/blank' ? '<!doctype html><title>Blank</title><link rel="icon" href="data:,">' : await readFile(path.join(EXAMPLES, folder, file), 'utf8');
      body = body
        .replaceAll('http://localhost:8080', gateway())
        .replaceAll('http://localhost:3000', own)
        .replaceAll(encodeURIComponent('http://localhost:3000'), encodeURIComponent(own));
      response.setHeader('Content-Type', kind ?? KINDS['.html']);
      if (pathname !== '/blank') {
        response.setHeader('Content-Security-Policy', [
          "default-src 'none'; base-uri 'none'; style-src 'self'",
          search === '?scripts=none' ? "script-src 'none'" : `script-src 'self' ${gateway()} ${hashes(body)}`,
          `connect-src ${gateway()}; img-src ${gateway()} data:; frame-src ${gateway()}`,
        ].join('; '));
      }
      if (openerPolicy) {
        response.setHeader('Cross-Origin-Opener-Policy', openerPolicy);
      }
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  const held = () => waiting.length;
  const release = () => waiting.splice(0).forEach((response) => response.end());
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return { port, held, release, stop };
}
