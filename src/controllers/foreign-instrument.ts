import type { Instrument } from '../core/schema/instrument.js';
import { fetchJson, parseJson } from './fetch-json.js';

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
    return typeof src === 'string'
      ? fetchJson(src, { signal, seconds: 15, example: '/survey.json' })
      : parseJson(script ?? '', 'script');
  };
  const [{ parseInstrument }, data] = await Promise.all([import('../core/schema/parse-instrument.js'), read()]);
  return parseInstrument(data);
}
