import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { peer } from './peer.js';
import type { RequestContext } from './routes.js';

export interface ServerOptions {
  /** A receiver's `fetch`, or a handler that serves more than a receiver. */
  handler: (request: Request, context: RequestContext) => Response | Promise<Response>;
  port: number;
  /** Default 127.0.0.1: a receiver is open to a network only when asked to be. */
  host?: string;
  /** Whether a proxy in front may say, with `X-Forwarded-For`, who is asking. */
  trustProxy?: boolean;
  /** Milliseconds for a whole request, default 15,000. */
  requestTimeout?: number;
  /** Milliseconds for its headers, default 10,000. */
  headersTimeout?: number;
}

export interface RunningServer {
  /** Such as `http://127.0.0.1:8080`. */
  url: string;
  port: number;
  /** Stops accepting, and resolves when the requests under way have been answered. */
  close(): Promise<void>;
}

/**
 * Serves a web-standard handler with Node.
 *
 * @throws {Error} when the port is taken or @hono/node-server is not installed.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const {
    handler,
    port,
    host = '127.0.0.1',
    trustProxy = false,
    requestTimeout = 15_000,
    headersTimeout = 10_000,
  } = options;
  const { createAdaptorServer } = await peer('@hono/node-server', () => import('@hono/node-server'));
  const server = createAdaptorServer({
    fetch: (request, { incoming }) => handler(request, contextOf(incoming as IncomingMessage, trustProxy)),
    overrideGlobalObjects: false,
    serverOptions: {
      requestTimeout,
      headersTimeout,
      keepAliveTimeout: 5_000,
      // How often the two limits above are looked at; Node's own 30 s would make them 45 and 40.
      connectionsCheckingInterval: Math.min(1_000, headersTimeout, requestTimeout),
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explained(error, port)));
    server.listen(port, host, () => {
      server.removeAllListeners('error');
      resolve();
    });
  });
  const address = server.address() as AddressInfo;
  return {
    url: `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`,
    port: address.port,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
      }),
  };
}

/** Node's own words say neither which setting to change nor to what. */
function explained(error: NodeJS.ErrnoException, port: number): Error {
  const { code, message } = error;
  if (code === 'EADDRINUSE')
    return new Error(`port ${port} is taken; stop what uses it, or set PORT to another (0 finds a free one)`, {
      cause: error,
    });
  if (code === 'EACCES')
    return new Error(`port ${port} needs more rights; set PORT to one from 1024 on`, { cause: error });
  return new Error(`cannot listen (${message}); check HOST and PORT`, { cause: error });
}

function contextOf({ headers, socket }: IncomingMessage, trustProxy: boolean): RequestContext {
  const forwarded = headers['x-forwarded-for'];
  // The last entry is the one our own proxy wrote; those before it are anyone's word.
  const last = trustProxy && forwarded ? String(forwarded).split(',').at(-1)?.trim() : undefined;
  const ip = last || socket.remoteAddress;
  return ip ? { ip } : {};
}
