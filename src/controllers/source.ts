import { isServer, type ReactiveController, type ReactiveElement } from 'lit';
import { catalogue } from '../content/catalogue.js';
import { localeChain } from '../core/localised.js';
import { FaultError, type Fault } from '../core/schema/fault-error.js';
import type { Instrument } from '../core/schema/instrument.js';
import { wrongSettings } from '../core/settings.js';
import { Content } from './properties.js';

/** Where an element's instrument may come from; the first that is set counts. */
export interface InstrumentSource {
  /** An instrument, as plain data or as JSON. */
  config: unknown;
  /** The address of an instrument as JSON. */
  src: string | undefined;
  /** The name of one that ships with the library. */
  name: string | undefined;
  /** The language to show a built-in one in. */
  language: string;
  /** The element's words among which only some are allowed. */
  settings: Readonly<Record<string, unknown>>;
}

/** Milliseconds after which people are told that it takes a while. */
const patience = 300;

/**
 * An element's instrument: from a property, an address, a `<script type="application/json">` inside the element, or
 * the built-in ones. Foreign data is checked first; the schema is fetched only to name what is wrong.
 */
export class SourceController implements ReactiveController {
  instrument: Instrument | undefined;
  faults: readonly Fault[] = [];
  /** Whether another try may bring what is missing, or is on its way. */
  again: 'possible' | 'busy' | undefined;
  /** Whether it takes a while. A server says so at once: what it writes is seen until scripts run. */
  slow = isServer;
  #host: ReactiveElement;
  #read: () => InstrumentSource;
  #loaded: (instrument: Instrument) => void;
  #failed: (faults: readonly Fault[]) => void;
  #content = new Content();
  #key: unknown;
  #abort: AbortController | undefined;

  constructor(
    host: ReactiveElement,
    read: () => InstrumentSource,
    on: { loaded: (instrument: Instrument) => void; failed: (faults: readonly Fault[]) => void },
  ) {
    this.#host = host;
    this.#read = read;
    this.#loaded = on.loaded;
    this.#failed = on.failed;
    host.addController(this);
  }

  hostConnected(): void {
    if (isServer) return;
    addEventListener('online', this.reload);
    setTimeout(() => {
      this.slow = true;
      if (!this.instrument) this.#host.requestUpdate();
    }, patience);
    // The parser may still be writing the element's children.
    if (document.readyState === 'loading')
      document.addEventListener('DOMContentLoaded', () => this.refresh(), { once: true });
    else queueMicrotask(() => this.refresh());
  }

  hostDisconnected(): void {
    removeEventListener('online', this.reload);
    this.#abort?.abort();
    this.#abort = undefined;
    if (!this.instrument) this.#key = undefined;
  }

  /** Tries once more, if that may help. What is shown stays until something has come of it. */
  reload = (): void => {
    if (this.again !== 'possible') return;
    this.again = 'busy';
    this.#key = undefined;
    this.refresh();
    this.#host.requestUpdate();
  };

  /** Loads anew if what the element points at has changed. */
  refresh(): void {
    if (!this.#host.isConnected) return;
    const { config, src, name, language, settings } = this.#read();
    const wrong = wrongSettings(settings).map((setting) => `${setting}=${String(settings[setting])}`);
    const script = this.#host.querySelector(':scope > script[type="application/json"]')?.textContent ?? undefined;
    const key = wrong.join() || (this.#content.of(config) ?? src ?? script ?? `${name}/${language}`);
    if (key === this.#key) return;
    this.#key = key;
    this.#abort?.abort();
    const { signal } = (this.#abort = new AbortController());
    const load = async (): Promise<Instrument> => {
      if (wrong.length) throw new FaultError((await import('../core/setting-faults.js')).settingFaults(settings));
      // A framework may say null where there is nothing, and so does an attribute that was taken away.
      if ((config ?? src ?? script) === undefined) return builtIn(name, language);
      const { foreignInstrument } = await import('./foreign-instrument.js');
      return foreignInstrument({ config, src, script }, signal);
    };
    load().then(
      (instrument) => this.#take(signal, instrument, []),
      (error: unknown) => {
        this.#take(signal, undefined, faultsIn(error), mayPass(error) ? 'possible' : undefined);
      },
    );
  }

  #take(signal: AbortSignal, instrument: Instrument | undefined, faults: readonly Fault[], again?: 'possible'): void {
    if (signal.aborted) return;
    this.again = again;
    this.instrument = instrument;
    this.faults = faults;
    if (instrument) this.#loaded(instrument);
    else this.#failed(faults);
    this.#host.requestUpdate();
  }
}

async function builtIn(name: string | undefined, language: string): Promise<Instrument> {
  const entry = name && Object.hasOwn(catalogue, name) ? catalogue[name] : undefined;
  if (!entry)
    throw new FaultError((await import('../core/setting-faults.js')).nameFaults(name, Object.keys(catalogue)));
  const translation = localeChain(language).find((each) => Object.hasOwn(entry.translations, each));
  const [{ default: instrument }, words] = await Promise.all([
    entry.load(),
    // Without its translation the survey still works, in its own language.
    translation ? entry.translations[translation]!().catch(() => undefined) : undefined,
  ]);
  if (!words || !translation) return instrument;
  const { translated } = await import('../core/translate.js');
  return translated(instrument, translation, words.default);
}

/** A network may carry through next time what it did not this time; a wrong config stays wrong. */
function mayPass(error: unknown): boolean {
  return !(error instanceof FaultError) || ('trouble' in error && error.trouble === 'network');
}

function faultsIn(error: unknown): readonly Fault[] {
  if (error instanceof Error && 'faults' in error) return error.faults as readonly Fault[];
  return [{ path: 'network', message: `did not carry through a part of the library: ${String(error)}` }];
}
