import { FaultError } from '../core/schema/fault-error.js';
import type { Instrument } from '../core/schema/instrument.js';

const timeoutMs = 15_000;
const maxBytes = 4_000_000;

export interface Foreign {
  config?: unknown;
  src?: string | undefined;
  script?: string | undefined;
}

/**
 * An instrument that is not ours: as data, from an address, or from a script's text. The schema is fetched beside it.
 *
 * @throws {FaultError} names each place that is wrong and how to mend it.
 */
export async function foreignInstrument({ config, src, script }: Foreign, signal: AbortSignal): Promise<Instrument> {
  const read = (): unknown => {
    if (config !== undefined && config !== null) return config;
    return typeof src === 'string' ? fetchJson(src, document.baseURI, signal) : parseJson(script ?? '', 'script');
  };
  const [{ parseInstrument }, data] = await Promise.all([import('../core/schema/parse-instrument.js'), read()]);
  return parseInstrument(data);
}

/** What went wrong with `src`, and what its owner can do about it. */
function fail(message: string): never {
  throw new FaultError([{ path: 'src', message }]);
}

/**
 * JSON from an address.
 *
 * @throws {FaultError} when it is missing, slow, no JSON, larger than 4 MB or withheld by the browser; says what to mend.
 */
async function fetchJson(src: string, base: string, signal: AbortSignal): Promise<unknown> {
  const url = URL.canParse(src, base)
    ? new URL(src, base)
    : fail('is not an address; write a URL such as "/survey.json"');
  if (!/^https?:$/.test(url.protocol)) fail('must be an http or https address');
  const limit = AbortSignal.timeout(timeoutMs);
  let response: Response;
  try {
    response = await fetch(url, {
      headers: { accept: 'application/json' },
      signal: AbortSignal.any([signal, limit]),
    });
  } catch {
    if (signal.aborted) throw signal.reason;
    if (limit.aborted) fail(`did not answer within ${timeoutMs / 1000} seconds; check the server behind it`);
    const elsewhere = url.origin !== new URL(base).origin;
    return fail(
      elsewhere
        ? `could not be read: the server must be up and answer "Access-Control-Allow-Origin: ${new URL(base).origin}", and the page’s connect-src must list ${url.origin}`
        : 'could not be reached; check the address and the network',
    );
  }
  if (!response.ok) fail(`answered ${response.status}; check the address`);
  if (/html/.test(response.headers.get('content-type') ?? '')) {
    fail('answered with a web page, not with JSON; check the address, and whether it needs a sign-in');
  }
  const text = await readUpTo(response, maxBytes).catch((error: unknown) => {
    if (error instanceof FaultError || signal.aborted) throw error;
    return fail('broke off before it was complete; try again');
  });
  return parseJson(text, 'src');
}

async function readUpTo(response: Response, limit: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (const reader = response.body!.getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.length;
    if (bytes > limit) {
      await reader.cancel();
      fail(`is larger than ${limit / 1e6} MB`);
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** @throws {FaultError} naming `path` and the line where the JSON breaks. */
function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const position = /position (\d+)/.exec(String(error))?.[1] ?? breakIn(text);
    const line = /line (\d+)/.exec(String(error))?.[1] ?? text.slice(0, Number(position)).split('\n').length;
    throw new FaultError([
      { path, message: `is not valid JSON (line ${line}): look for a missing comma, quote or bracket` },
    ]);
  }
}

/** Where a text stops being JSON: the length of the shortest beginning that no ending could mend. Not every engine says. */
function breakIn(text: string): number {
  let [good, bad] = [0, text.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    try {
      JSON.parse(text.slice(0, middle));
      good = middle;
    } catch (error) {
      if (/Unexpected (token|identifier)/.test(String(error))) bad = middle;
      else good = middle;
    }
  }
  return bad;
}
