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
const BINARY = path.resolve(ROOT, process.env.CARGO_TARGET_DIR ?? 'target', 'debug', 'vestibule');

/** Nothing that the machine's variables say is meant for the gateways of tests. */
const QUIET = { env: {} };

/** A busy machine's provider may take longer to answer than people would wait. */
const OUTBOUND = '[outbound]\nconnect_timeout = "60s"\ntimeout = "60s"\n';

/**
 * Ports below those that systems give to connections: one of these would take a port between the look for it and the start of the gateway.
 * And above 10080, which browsers refuse to visit. Files run side by side, each in a process of its own and on a lane of its own.
 */
const PORTS = { first: 10_100, lane: 240, lanes: 40 };

/** The server at a port; undefined where somebody listens already. */
async function listenAt(port) {
  const server = createServer().listen(port, '127.0.0.1');
  return once(server, 'listening').then(() => server, () => undefined);
}

/** The first port of a lane that nobody else has; it stays taken for as long as this process lasts. */
async function takeLane() {
  for (let tries = 0; tries < PORTS.lanes; tries += 1) {
    const first = PORTS.first + ((process.pid + tries) % PORTS.lanes) * PORTS.lane;
    const server = await listenAt(first);
    if (server) {
      server.unref();
      return first;
    }
  }
  throw new Error('more processes than lanes');
}

let ours;
let given = 0;

/** A port that nobody listens at, and that is given once. */
export async function freePort() {
  ours ??= takeLane();
  const first = await ours;
  for (;;) {
    given += 1;
    if (given >= PORTS.lane) {
      throw new Error('a file needs more ports than it has');
    }
    const port = first + given;
    const server = await listenAt(port);
    if (server) {
      server.close();
      await once(server, 'close');
      return port;
    }
  }
}

/** Starts a program whose end can be waited for at any time, also when it has come already. It outlives no test, however that ends. */
function start(program, words, options) {
  const child = spawn(program, words, options);
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const ended = once(child, 'close').finally(() => process.off('exit', kill));
  ended.catch(() => {});
  return { child, ended };
}

/** The first line of a process's output; a process that ends before it rejects with what it said. */
async function firstLine({ child, ended }) {
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text) => { said += text; });
  const line = once(createInterface(child.stdout), 'line');
  const end = ended.then(() => { throw new Error(`it ended before it was ready: ${said}`); });
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
  await writeFile(path.join(folder, 'gateway.toml'), `${ours}\n${more}\n${OUTBOUND}`);
  const program = start(BINARY, [], { ...QUIET, cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  await firstLine(program);
  const stop = async () => {
    program.child.kill('SIGTERM');
    await program.ended;
    await rm(folder, { recursive: true });
  };
  /** What a command of it prints. */
  const run = async (...command) => (await promisify(execFile)(BINARY, command, { ...QUIET, cwd: folder })).stdout;
  return { origin, stop, run };
}

/**
 * Starts the certified provider at http://127.0.0.1:PORT, which is another site than the gateway's. `callback` is where its client `site` comes
 * back to, and `openerPolicy` what its pages say in Cross-Origin-Opener-Policy.
 */
export async function startProvider({ callback, openerPolicy } = {}) {
  const folder = fileURLToPath(new URL('.', import.meta.url));
  const options = JSON.stringify({ callback, openerPolicy });
  const program = start(process.execPath, ['provider.mjs', options], { cwd: folder, stdio: ['pipe', 'pipe', 'pipe'] });
  const { issuer, secret } = JSON.parse(await firstLine(program));
  const stop = async () => {
    program.child.stdin.end();
    await program.ended;
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
  await promisify(execFile)(BINARY, ['theme', 'preview', '--base', base, '--out', '.'], { ...QUIET, cwd: folder });
  return { folder, remove };
}
