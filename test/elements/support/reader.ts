import { fixture, html } from '@open-wc/testing';
import { results as sample } from '../../../demo/configs/results.js';
import type { SurveyResults } from '../../../src/core/schema/survey-results.js';
import type { AttunePulse } from '../../../src/elements/pulse/pulse.js';
import '../../../src/elements/pulse/pulse.js';
import { until, words } from './person.js';

/** A pulse in a page, and the person who reads it. */
export interface Reader {
  pulse: AttunePulse;
  page: HTMLElement;
  root: ShadowRoot;
  find<T extends Element = HTMLElement>(selector: string): T;
  all<T extends Element = HTMLElement>(selector: string): T[];
  /** The text of the first element that fits, as it is read. */
  read(selector: string): string;
  shows(selector: string): Promise<void>;
  /** Waits until something that fits reads like this. */
  reads(selector: string, text: string | RegExp): Promise<void>;
  choose(name: 'wave' | 'cut', value: string): void;
  /** What reached the page of the library's events. */
  heard: Event[];
}

type Settings = Partial<Pick<AttunePulse, 'src' | 'token' | 'getAuth' | 'results'>>;

/** Shows results in a page; by default the sample's, whole. */
export async function open(
  settings: Settings = { results: sample },
  { lang = 'en', ready = '[part=thread]' } = {},
): Promise<Reader> {
  const page = await fixture<HTMLElement>(html`<main lang=${lang}></main>`);
  const heard: Event[] = [];
  page.addEventListener('attune-error', (event) => heard.push(event));
  const pulse = document.createElement('attune-pulse');
  Object.assign(pulse, settings);
  page.append(pulse);
  const root = pulse.shadowRoot!;
  const find = <T extends Element>(selector: string): T => {
    const found = root.querySelector<T>(selector);
    if (!found) throw new Error(`nothing fits ${selector}`);
    return found;
  };
  const reader: Reader = {
    pulse,
    page,
    root,
    heard,
    find,
    all: (selector) => [...root.querySelectorAll<never>(selector)],
    read: (selector) => words(find(selector)),
    async shows(selector) {
      await until(() => root.querySelector(selector), `shows ${selector}`);
      await pulse.updateComplete;
    },
    async reads(selector, text) {
      await until(() => {
        const found = root.querySelector(selector);
        return found && (typeof text === 'string' ? words(found).includes(text) : text.test(words(found)));
      }, `${selector} reads ${text}`);
    },
    choose(name, value) {
      const select = find<HTMLSelectElement>(`select[name=${name}]`);
      select.value = value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    },
  };
  if (ready) await reader.shows(ready);
  return reader;
}

/** The sample with some of it otherwise. */
export const having = (changed: Partial<SurveyResults>): SurveyResults => ({ ...sample, ...changed });

/** The sample's dimensions, each changed. */
export function dimensionsWith(
  change: (each: SurveyResults['dimensions'][number], index: number) => Partial<SurveyResults['dimensions'][number]>,
): SurveyResults['dimensions'] {
  return sample.dimensions.map((each, index) => ({ ...each, ...change(each, index) }));
}

export interface Asked {
  url: URL;
  init: RequestInit;
  headers: Headers;
}

/** The network for the time of one test: answers with what `reply` makes of each request, and notes them. */
export async function online(
  reply: (asked: Asked) => Response | Promise<Response>,
  test: (asked: Asked[]) => Promise<void>,
): Promise<void> {
  const { fetch } = window;
  const all: Asked[] = [];
  window.fetch = (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const asked = { url, init, headers: new Headers(init.headers) };
    if (!/\/v1\//.test(asked.url.pathname)) return fetch(input, init);
    all.push(asked);
    return Promise.resolve().then(() => reply(asked));
  };
  try {
    await test(all);
  } finally {
    window.fetch = fetch;
  }
}

export { sample };
