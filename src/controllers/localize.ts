import { html, isServer, type ReactiveController, type ReactiveElement, type TemplateResult } from 'lit';
import { dashed, localeChain } from '../core/localised.js';
import { isolating } from './isolated.js';
import first from '../locales/en.first.js';
import type { Messages as Common } from '../locales/en.js';
import type { PulseMessages } from '../locales/en.pulse.js';

/** All that may be said: what every element needs, and each element's own words, which come with it. */
type Messages = Common & PulseMessages;

/** A language's strings; those that are missing are shown in English, each for itself. */
export type PartialMessages = {
  [K in keyof Messages]?: Messages[K] extends (...args: never[]) => string
    ? Messages[K]
    : Messages[K] extends string
      ? string
      : Partial<Messages[K]>;
};
type Loader = () => Promise<{ default: PartialMessages }>;

const loaders = new Map<string, Loader>([
  ['de', () => import('../locales/de.js')],
  ['ar', () => import('../locales/ar.js')],
]);
const english: PartialMessages = {};
/** The languages that are here. */
export const loaded = new Map<string, PartialMessages>([['en', english]]);
const listeners = new Set<() => void>();

/** Adds a language, or takes one's place. Strings it lacks are shown in English and marked as such. */
export function addLocale(locale: string, messages: PartialMessages): void {
  const known = valid(locale) ?? locale;
  loaded.set(known, isolating(messages, directionOf(known)));
  for (const listener of listeners) listener();
}

/** English comes in parts: elements that say more than a survey's first page bring the rest. Nothing that is shown already changes by it. */
export function completeEnglish(messages: PartialMessages): void {
  Object.assign(english, isolating(messages, 'ltr'));
  const own = loaded.get('en')!;
  if (own !== english) loaded.set('en', { ...english, ...own });
  for (const listener of listeners) listener();
}
completeEnglish(first);

/** One observer for the page: `lang` and `dir` may change on any ancestor, at any time. */
let observer: MutationObserver | undefined;

function follow(host: Element, listener: () => void): void {
  listeners.add(listener);
  observer ??= new MutationObserver(() => {
    for (const each of listeners) each();
  });
  const attributes = { attributes: true, subtree: true, attributeFilter: ['lang', 'dir'] };
  let root = host.getRootNode();
  for (; root instanceof ShadowRoot; root = root.host.getRootNode()) observer.observe(root, attributes);
  observer.observe(root, attributes);
}

function unfollow(listener: () => void): void {
  listeners.delete(listener);
  if (listeners.size) return;
  observer?.disconnect();
  observer = undefined;
}

/** The nearest ancestor's attribute, through shadow roots. */
function nearest(host: Element, attribute: 'lang' | 'dir'): string {
  for (let at: Element | null = host; at; at = (at.getRootNode() as ShadowRoot).host ?? null) {
    const found = at.closest(`[${attribute}]`)?.getAttribute(attribute);
    if (found) return found;
  }
  return '';
}

const rightToLeft = /^(Arab|Hebr|Thaa|Syrc|Nkoo|Adlm|Rohg)$/;

/** The writing direction of a language, by its script. Of the commonest it is known: to ask takes milliseconds the first time. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  if (/^(en|de)(-..)?$/.test(locale)) return 'ltr';
  try {
    return rightToLeft.test(new Intl.Locale(locale).maximize().script ?? '') ? 'rtl' : 'ltr';
  } catch {
    return 'ltr'; // A tag that is no language says nothing of its direction.
  }
}

function valid(locale: string): string | undefined {
  try {
    return locale ? new Intl.Locale(dashed(locale)).toString() : undefined;
  } catch {
    return undefined;
  }
}

/** How long an element shows no words rather than another language's, in milliseconds: what comes later is seen to change. */
const patience = 300;

/** Gives an element its words, language and direction, from the nearest `lang` and `dir`, and follows their changes. */
export class LocalizeController implements ReactiveController {
  locale = 'en';
  dir: 'ltr' | 'rtl' = 'ltr';
  /** Whether the words of the page's language will be here in a moment, and nothing is shown yet. */
  awaited = false;
  #messages: PartialMessages = english;
  #language = 'en';
  #host: ReactiveElement;
  #changed: (() => void) | undefined;

  /** `changed` runs after the language has changed and its strings are there. */
  constructor(host: ReactiveElement, changed?: () => void) {
    this.#host = host;
    this.#changed = changed;
    host.addController(this);
  }

  hostConnected(): void {
    if (isServer) return;
    follow(this.#host, this.#resolve);
    this.#resolve();
  }

  hostDisconnected(): void {
    unfollow(this.#resolve);
  }

  /** A string in the element's language; one that is missing comes in English, marked so that it is read aloud rightly. */
  say(pick: (messages: Messages) => string): string | TemplateResult {
    const own = this.#pick(pick);
    if (own !== undefined) return own;
    const fallback = pick(english as Messages) as string | undefined;
    return fallback === undefined ? '' : html`<span lang="en" dir="ltr">${fallback}</span>`;
  }

  /** A string for an attribute, which cannot carry a language of its own. */
  text(pick: (messages: Messages) => string): string {
    return this.#pick(pick) ?? pick(english as Messages);
  }

  #pick(pick: (messages: Messages) => string): string | undefined {
    try {
      return pick(this.#messages as Messages);
    } catch {
      return undefined; // A whole group or function is missing in this language.
    }
  }

  #resolve = (): void => {
    const locale = valid(nearest(this.#host, 'lang')) ?? 'en';
    const dir = nearest(this.#host, 'dir');
    const direction = dir === 'ltr' || dir === 'rtl' ? dir : directionOf(locale);
    const language = localeChain(locale).find((each) => loaded.has(each) || loaders.has(each)) ?? 'en';
    const messages = loaded.get(language);
    if (!messages) void this.#load(language);
    else if (locale !== this.locale || direction !== this.dir || messages !== this.#messages) {
      const another = locale !== this.locale || language !== this.#language;
      Object.assign(this, { locale, dir: direction, awaited: false });
      this.#messages = messages;
      this.#language = language;
      // More words of the same language do not draw anew what somebody presses at this moment.
      if (another) this.#changed?.();
      this.#host.requestUpdate();
    }
  };

  async #load(language: string): Promise<void> {
    this.awaited = !this.#host.hasUpdated;
    setTimeout(() => {
      if (this.awaited) this.#host.requestUpdate();
      this.awaited = false;
    }, patience);
    const messages = await loaders
      .get(language)?.()
      .catch(() => undefined);
    // A file that did not come must not stop the page: English serves, and the next page load tries again.
    if (!loaded.has(language)) addLocale(language, messages?.default ?? {});
  }

  /** All that may be said: another object once any of it is another. */
  get strings(): object {
    return this.#messages;
  }

  /** The language the strings are in, such as `de` for `de-AT`. */
  get language(): string {
    return this.#language;
  }
}
