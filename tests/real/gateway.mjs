// The gateway as built, on a free port, with the shipped gateway.toml and what a test adds to it.

import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BINARY = path.join(process.env.CARGO_TARGET_DIR ?? path.join(ROOT, 'target'), 'debug', 'vestibule');

/** A port that was free a moment ago. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** The first line of a process's output; a process that ends before it rejects with what it said. */
async function firstLine(child) {
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text) => { said += text; });
  const line = once(createInterface(child.stdout), 'line');
  const end = once(child, 'close').then(() => { throw new Error(`it ended before it was ready: ${said}`); });
  end.catch(() => {});
  return (await Promise.race([line, end]))[0];
}

/** Starts the gateway at http://HOST:PORT, with or without the demo; `stop` ends it and removes its folder, `run` runs a command there. */
export async function startGateway(more, { demo = true, host = 'localhost', port: wanted } = {}) {
  const folder = await mkdtemp(path.join(tmpdir(), 'vestibule-'));
  const port = wanted ?? await freePort();
  const origin = `http://${host}:${port}`;
  const shipped = await readFile(path.join(ROOT, 'gateway.toml'), 'utf8');
  const ours = `public_url = "${origin}"\n${shipped}`
    .replace('listen = "127.0.0.1:8080"', `listen = "127.0.0.1:${port}"`)
    .replace('demo = true', `demo = ${demo}`);
  await writeFile(path.join(folder, 'gateway.toml'), `${ours}\n${more}`);
  const child = spawn(BINARY, [], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  await firstLine(child);
  const stop = async () => {
    child.kill('SIGTERM');
    await once(child, 'close');
    await rm(folder, { recursive: true });
  };
  /** What a command of it prints. */
  const run = async (...command) => (await promisify(execFile)(BINARY, command, { cwd: folder })).stdout;
  return { origin, stop, run };
}

/**
 * Starts the certified provider at http://127.0.0.1:PORT, which is another site than the gateway's. `callback` is where its client `site` comes
 * back to, and `openerPolicy` what its pages say in Cross-Origin-Opener-Policy.
 */
export async function startProvider({ callback, openerPolicy } = {}) {
  const folder = fileURLToPath(new URL('.', import.meta.url));
  const options = JSON.stringify({ callback, openerPolicy });
  const child = spawn(process.execPath, ['provider.mjs', options], { cwd: folder, stdio: ['pipe', 'pipe', 'pipe'] });
  const { issuer, secret } = JSON.parse(await firstLine(child));
  const stop = async () => {
    child.stdin.end();
    await once(child, 'close');
  };
  return { issuer, secret, stop };
}

/** Writes every page of a shipped theme into a folder, as `[theme]` in `toml` says; `remove` removes it. */
export async function writePreview(toml, base, texts = {}) {
  const folder = await mkdtemp(path.join(tmpdir(), 'vestibule-'));
  await writeFile(path.join(folder, 'gateway.toml'), toml);
  const locales = path.join(folder, 'mine', 'locales');
  await mkdir(locales, { recursive: true });
  await Promise.all(Object.entries(texts).map(([language, text]) => writeFile(path.join(locales, `${language}.ftl`), text)));
  const remove = () => rm(folder, { recursive: true });
  await promisify(execFile)(BINARY, ['theme', 'preview', '--base', base, '--out', '.'], { cwd: folder });
  return { folder, remove };
}
