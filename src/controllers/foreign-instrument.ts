import { FaultError } from '../core/schema/fault-error.js';
import type { Instrument } from '../core/schema/instrument.js';
import { quickInstrument } from '../core/schema/quick-instrument.js';
import { fetchJson, parseJson } from './fetch-json.js';

export interface Foreign {
  config?: unknown;
  src?: string | undefined;
  script?: string | undefined;
}

/**
 * An instrument that is not ours: as data or JSON, from an address, or from a script's text. The schema is fetched only
 * to say what is wrong with it.
 *
 * @throws {FaultError} names each place that is wrong and how to mend it.
 */
export async function foreignInstrument({ config, src, script }: Foreign, signal: AbortSignal): Promise<Instrument> {
  const own = typeof config === 'string' ? parseJson(config, 'config') : config;
  const data = await (own ?? (typeof src === 'string' ? fromAddress(src, signal) : parseJson(script ?? '', 'script')));
  return quickInstrument(data) ?? (await named(data));
}

const fromAddress = (src: string, signal: AbortSignal): Promise<unknown> =>
  fetchJson(src, { signal, seconds: 15, example: '/survey.json' });

async function named(data: unknown): Promise<Instrument> {
  const { parseInstrument } = await import('../core/schema/parse-instrument.js').catch((cause: unknown) => {
    const message = `is not right; the file that says where could not be fetched: reload the page (${String(cause)})`;
    throw new FaultError([{ path: '', message }]);
  });
  return parseInstrument(data);
}
