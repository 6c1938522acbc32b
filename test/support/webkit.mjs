// A WebKitGTK of one's own, driven over plain W3C WebDriver: its screen, its driver and its profile end with it.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findBrowser } from './browsers.mjs';
import { freePort } from './free-port.mjs';

/** Without this the window's own buttons keep it wider than a phone. */
const bareWindow = `box, box * { border: 0; font-size: 1px; margin: 0; min-height: 0; min-width: 0; padding: 0; -gtk-icon-source: none }`;

/**
 * Starts a browser. `call` sends one WebDriver command of its session, and `stop` ends all that was started.
 *
 * @returns {Promise<{ call(method: string, path: string, body?: object): Promise<any>, stop(): Promise<void> }>}
 */
export async function startWebKit() {
  const driver = findBrowser('webkit');
  const children = [];
  const home = mkdtempSync(join(tmpdir(), 'attune-webkit-'));
  const end = () => {
    for (const child of children.splice(0).reverse()) child.kill();
    try {
      rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    } catch {
      // the browser still writes as it goes; what it leaves lies where the system clears up
    }
  };
  // a run that is ended early takes its helpers with it
  process.once('exit', end);
  process.once('SIGTERM', () => process.exit(143));

  try {
    mkdirSync(join(home, 'gtk-3.0'));
    writeFileSync(join(home, 'gtk-3.0/gtk.css'), bareWindow);
    const screen = start('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp']);
    const port = await freePort();
    const env = {
      ...process.env,
      DISPLAY: `:${await firstWord(screen.stdio[3], screen.failed)}`,
      GDK_BACKEND: 'x11',
      XDG_CONFIG_HOME: home,
      XDG_CACHE_HOME: home,
      XDG_DATA_HOME: home,
    };
    const server = start(driver, [`--port=${port}`], env);
    const base = `http://127.0.0.1:${port}`;
    await Promise.race([answers(base), server.failed]);
    const { sessionId } = await request(base, 'POST', '/session', { capabilities: { alwaysMatch: {} } });
    const call = (method, path, body) => request(`${base}/session/${sessionId}`, method, path, body);
    const stop = async () => {
      // a browser that hangs says nothing to this
      await Promise.race([call('DELETE', '').catch(() => undefined), wait(5_000, undefined, { ref: false })]);
      end();
    };
    return { call, stop };
  } catch (error) {
    end();
    throw error;
  }

  function start(program, args, env = process.env) {
    const child = spawn(program, args, { env, stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    children.push(child);
    const failed = new Promise((_, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`${program} ended with ${code}`)));
    });
    failed.catch(() => undefined);
    return Object.assign(child, { failed });
  }
}

/** Xvfb takes a free number for its screen and says which. */
function firstWord(stream, failed) {
  const said = new Promise((resolve) => stream.once('data', (data) => resolve(String(data).trim())));
  return Promise.race([said, failed]);
}

async function answers(base) {
  for (let tries = 0; ; tries++) {
    try {
      return await request(base, 'GET', '/status');
    } catch (error) {
      if (tries === 300) throw error;
      await wait(100);
    }
  }
}

async function request(base, method, path, body = {}) {
  const response = await fetch(base + path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: method === 'POST' ? JSON.stringify(body) : undefined,
  });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${method} ${path}: ${value?.error}, ${value?.message}`);
  return value;
}
